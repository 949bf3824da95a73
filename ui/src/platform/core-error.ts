// The core's error as a JavaScript error: a code and details. The words for each code are in `shared/error-text.ts`.

import type { Code } from "../bindings/Code";

export class CoreError extends Error {
  readonly code: Code;
  readonly details: Record<string, unknown>;

  constructor(code: Code, details: Record<string, unknown>) {
    super(code);
    this.name = "CoreError";
    this.code = code;
    this.details = details;
  }

  /** Whatever a transport rejected with. What has no code is a fault of the program and keeps its message for the log. */
  static from(fault: unknown): CoreError {
    if (fault instanceof CoreError) return fault;
    // A DOMException has a code as well, but a number.
    if (typeof fault === "object" && fault !== null && "code" in fault && typeof fault.code === "string") {
      const { code, details } = fault as { code: Code; details?: Record<string, unknown> };
      return new CoreError(code, details ?? {});
    }
    return new CoreError("internal", { message: fault instanceof Error ? fault.message : String(fault) });
  }
}

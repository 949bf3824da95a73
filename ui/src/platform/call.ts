// The one way to the core: `call(name, input)`, typed by the command table (`bindings/commands.ts`).
// Whether it goes through the Tauri window or over HTTP to the test host is decided once, when the program starts.

import type { Changed } from "../bindings/Changed";
import type { Commands } from "../bindings/commands";
import type { Progress } from "../bindings/Progress";
import { CoreError } from "./core-error";
import { http } from "./http";
import { tauri } from "./tauri";

export type CommandName = keyof Commands;
export type Input<K extends CommandName> = Commands[K][0];
export type Output<K extends CommandName> = Commands[K][1];
export type ProgressListener = (progress: Progress) => void;

/** What is told without being asked for. All but `changed` come from the shell of the window only. */
export type Signal =
  | ({ kind: "changed" } & Changed)
  | { kind: "files_over"; paths: string[] }
  | { kind: "files_left" }
  | { kind: "files_dropped"; paths: string[] }
  | { kind: "files_opened"; paths: string[] }
  | { kind: "open"; community: string | null; subject_kind: string; subject: string; original: string }
  | { kind: "notices"; texts: string[] }
  | { kind: "copy_next" }
  | { kind: "leaving" };

/** What a transport must do; `tauri.ts` and `http.ts` are the two. */
export interface Transport {
  /** Runs one command; rejects with what the core gave as error. */
  rpc(name: string, input: unknown, progress?: ProgressListener, abort?: AbortSignal): Promise<unknown>;
  /** Returns how to stop listening. */
  onSignal(listener: (signal: Signal) => void): () => void;
}

/** True in the real window, false in a browser that talks to the test host. */
export const inWindow = "__TAURI_INTERNALS__" in globalThis;

export const transport: Transport = inWindow ? tauri : http;

/** Runs a command. Jobs tell their progress and stop when `abort` fires. */
export async function call<K extends CommandName>(
  name: K,
  input: Input<K>,
  progress?: ProgressListener,
  abort?: AbortSignal,
): Promise<Output<K>> {
  try {
    return (await transport.rpc(name, input, progress, abort)) as Output<K>;
  } catch (fault) {
    if (abort?.aborted) throw new CoreError("cancelled", {});
    throw CoreError.from(fault);
  }
}

// The one way to the core: `call(name, input)`, typed by the command table (`bindings/commands.ts`).
// Whether it goes through the Tauri window or over HTTP to the test host is decided once, when the program starts.

import type { Changed } from "../bindings/Changed";
import type { Commands } from "../bindings/commands";
import { CoreError } from "./core-error";
import { http } from "./http";
import { tauri } from "./tauri";

export type CommandName = keyof Commands;
export type Input<K extends CommandName> = Commands[K][0];
export type Output<K extends CommandName> = Commands[K][1];

/** What a transport must do; `tauri.ts` and `http.ts` are the two. */
export interface Transport {
  /** Runs one command; rejects with what the core gave as error. */
  rpc(name: string, input: unknown, progress?: ProgressListener): Promise<unknown>;
  /** Tells of committed changes, whoever made them. Returns how to stop listening. */
  onChanged(listener: (change: Changed) => void): () => void;
  /** Tells of files dropped on the window: real paths. The browser has none. */
  onFilesDropped(listener: (drop: FileDrop) => void): () => void;
}

export type ProgressListener = (progress: { done: number; total: number }) => void;
export type { Changed };
export type FileDrop = { kind: "over" } | { kind: "leave" } | { kind: "drop"; paths: string[] };

/** True in the real window, false in a browser that talks to the test host. */
export const inWindow = "__TAURI_INTERNALS__" in globalThis;

export const transport: Transport = inWindow ? tauri : http;

export async function call<K extends CommandName>(
  name: K,
  input: Input<K>,
  progress?: ProgressListener,
): Promise<Output<K>> {
  try {
    return (await transport.rpc(name, input, progress)) as Output<K>;
  } catch (fault) {
    throw CoreError.from(fault);
  }
}

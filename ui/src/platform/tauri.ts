// The window's transport. One Tauri command `rpc` carries the whole command table and the shell's own `window_…` calls; one
// channel carries everything that the shell tells the page.

import { Channel, invoke } from "@tauri-apps/api/core";
import type { Changed } from "../bindings/Changed";
import type { Transport } from "./call";

/** What the shell tells: `Signal` of the shell's `shell.rs`. */
export type Signal =
  | ({ kind: "changed" } & Changed)
  | { kind: "files_over" }
  | { kind: "files_left" }
  | { kind: "files_dropped"; paths: string[] }
  | { kind: "open"; subject_kind: string; subject: string; original: string }
  | { kind: "notices"; texts: string[] };

type SignalListener = (signal: Signal) => void;

const listeners = new Set<SignalListener>();
let channel: Channel<Signal> | undefined;

/** Hears everything that the shell tells. Returns how to stop listening. */
export function onSignal(listener: SignalListener): () => void {
  listeners.add(listener);
  if (!channel) {
    channel = new Channel<Signal>();
    channel.onmessage = (signal) => {
      for (const listening of listeners) listening(signal);
    };
    void invoke("rpc", { name: "window_listen", input: {}, progress: channel });
  }
  return () => void listeners.delete(listener);
}

export const tauri: Transport = {
  rpc(name, input, progress) {
    if (!progress) return invoke("rpc", { name, input });
    const heard = new Channel<{ done: number; total: number }>();
    heard.onmessage = progress;
    return invoke("rpc", { name, input, progress: heard });
  },

  onChanged(listener) {
    return onSignal((signal) => {
      if (signal.kind === "changed") listener(signal);
    });
  },

  onFilesDropped(listener) {
    return onSignal((signal) => {
      if (signal.kind === "files_dropped") listener({ kind: "drop", paths: signal.paths });
      else if (signal.kind === "files_over") listener({ kind: "over" });
      else if (signal.kind === "files_left") listener({ kind: "leave" });
    });
  },
};

// The window's transport. One Tauri command `rpc` carries the whole command table, and one channel brings what the shell has to
// tell. Calls that begin with `window_` are the shell's own (see `window.ts`).

import { Channel, invoke } from "@tauri-apps/api/core";
import type { Signal, Transport } from "./call";

type Listener = (signal: Signal) => void;

const listeners = new Set<Listener>();
let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  const channel = new Channel<Signal>((signal) => {
    for (const listener of listeners) listener(signal);
  });
  void invoke("rpc", { name: "window_listen", input: {}, progress: channel });
}

export const tauri: Transport = {
  async rpc(name, input, progress, abort) {
    if (!progress && !abort) return invoke("rpc", { name, input });
    const channel = new Channel<{ done: number; total: number | null }>(progress);
    const stop = () => void invoke("rpc", { name: "window_cancel", input: { job: channel.id } });
    abort?.addEventListener("abort", stop, { once: true });
    try {
      return await invoke("rpc", { name, input, progress: channel });
    } finally {
      abort?.removeEventListener("abort", stop);
    }
  },

  onSignal(listener) {
    listeners.add(listener);
    listen();
    return () => listeners.delete(listener);
  },
};

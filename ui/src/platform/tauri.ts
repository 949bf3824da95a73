// The window's transport. One Tauri command `rpc` carries the whole command table; nothing else of the shell is called by name.

import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import type { Changed, Transport } from "./call";

export const tauri: Transport = {
  rpc(name, input, progress) {
    const channel = new Channel<{ done: number; total: number }>();
    if (progress) channel.onmessage = progress;
    return invoke("rpc", { name, input, progress: channel });
  },

  onChanged(listener) {
    return stopping(listen<Changed>("changed", (event) => listener(event.payload)));
  },

  onFilesDropped(listener) {
    return stopping(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === "drop") listener({ kind: "drop", paths: payload.paths });
        else if (payload.type === "leave") listener({ kind: "leave" });
        else listener({ kind: "over" });
      }),
    );
  },
};

/** Tauri gives the way to stop only after a round trip; a component may be gone before. */
function stopping(started: Promise<() => void>): () => void {
  return () => void started.then((stop) => stop());
}

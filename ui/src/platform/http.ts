// The browser's transport, for the test host: POST /rpc/NAME, and server-sent events on /changes.

import type { Changed } from "../bindings/Changed";
import type { Signal, Transport } from "./call";

/** While a page goes, the browser ends what it has asked for, but not what is to be kept alive. That has a limit. */
const KEPT_ALIVE = 60_000;
let going = false;
addEventListener("pagehide", () => {
  going = true;
});
addEventListener("pageshow", () => {
  going = false;
});

export const http: Transport = {
  async rpc(name, input, _progress, abort) {
    const text = JSON.stringify(input);
    const answer = await fetch(`/rpc/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: text,
      signal: abort,
      keepalive: going && text.length < KEPT_ALIVE,
    });
    const said = await answer.text();
    const body: unknown = said === "" ? null : JSON.parse(said);
    if (!answer.ok) throw body;
    return body;
  },

  onSignal(listener) {
    listeners.add(listener);
    listen();
    return () => listeners.delete(listener);
  },
};

const listeners = new Set<(signal: Signal) => void>();
let listening = false;

/** One source for all who listen: a browser keeps six connections to a host, and questions need some of them. */
function listen(): void {
  if (listening) return;
  listening = true;
  const source = new EventSource("/changes");
  const heard = (event: MessageEvent<string>) => {
    const signal: Signal = { kind: "changed", ...(JSON.parse(event.data) as Changed) };
    for (const listener of listeners) listener(signal);
  };
  source.addEventListener("message", heard);
  source.addEventListener("changed", heard);
}

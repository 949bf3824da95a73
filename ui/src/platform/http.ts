// The browser's transport, for the test host: POST /rpc/NAME, and server-sent events on /changes.

import type { Changed } from "../bindings/Changed";
import type { Transport } from "./call";

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
    const source = new EventSource("/changes");
    const heard = (event: MessageEvent<string>) => {
      listener({ kind: "changed", ...(JSON.parse(event.data) as Changed) });
    };
    source.addEventListener("message", heard);
    source.addEventListener("changed", heard);
    return () => source.close();
  },
};

// The browser's transport, for the test host: POST /rpc/NAME, and server-sent events on /changes.

import type { Changed } from "../bindings/Changed";
import type { Transport } from "./call";

export const http: Transport = {
  async rpc(name, input, _progress, abort) {
    const answer = await fetch(`/rpc/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
      signal: abort,
    });
    const text = await answer.text();
    const body: unknown = text === "" ? null : JSON.parse(text);
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

// The shell of the window for a page in a browser: calls go to the test host, file dialogs answer with paths that were laid ready, and
// what else is asked of the shell is noted.

import type { Page } from "playwright-core";

/** Makes every page of this context take itself for the window. Call before it is opened; `picks` are the answers of file dialogs. */
export async function pretendWindow(page: Page, picks: Record<string, string>): Promise<void> {
  await page.addInitScript((ready: Record<string, string>) => {
    let next = 1;
    const asked: { name: string; input: unknown }[] = [];
    const tell = (id: number, index: number, message: unknown) =>
      (globalThis as unknown as Record<string, (sent: unknown) => void>)[`_${id}`]?.({ index, message });
    const listen = (id: number) => {
      let index = 0;
      const source = new EventSource("/changes");
      const heard = (event: MessageEvent<string>) => tell(id, index++, { kind: "changed", ...JSON.parse(event.data) });
      source.addEventListener("message", heard);
      source.addEventListener("changed", heard);
      (globalThis as Record<string, unknown>).tellPage = (signal: unknown) => tell(id, index++, signal);
    };
    const shell = (name: string, input: { folder?: boolean; extensions?: string[] }, channel?: { id: number }) => {
      asked.push({ name, input });
      if (name === "listen" && channel) listen(channel.id);
      if (name === "pick_save") return ready.save ?? null;
      if (name === "pick_open") return ready.open ? [ready.open] : [];
      if (name === "notices") return true;
      if (name === "test_notice") return "desktop";
      return null;
    };
    Object.assign(globalThis, {
      asked,
      __TAURI_INTERNALS__: {
        transformCallback(callback: unknown) {
          const id = next++;
          (globalThis as Record<string, unknown>)[`_${id}`] = callback;
          return id;
        },
        unregisterCallback: () => undefined,
        async invoke(_: string, call: { name: string; input: never; progress?: { id: number } }) {
          if (call.name.startsWith("window_")) return shell(call.name.slice("window_".length), call.input, call.progress);
          const answer = await fetch(`/rpc/${call.name}`, { method: "POST", body: JSON.stringify(call.input) });
          const body: unknown = JSON.parse((await answer.text()) || "null");
          if (!answer.ok) throw body;
          return body;
        },
      },
    });
  }, picks);
}

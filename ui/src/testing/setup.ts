// jsdom lacks what the window has: layout observers, media queries, fonts, scrolling.

import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

class NoLayout {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= NoLayout;
globalThis.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
globalThis.EventSource ??= class {
  addEventListener(): void {}
  close(): void {}
} as unknown as typeof EventSource;
if (globalThis.document && !document.fonts) Object.defineProperty(document, "fonts", { value: new EventTarget() });
if (globalThis.Element) Element.prototype.scrollIntoView ??= () => undefined;

afterEach(cleanup);

import { expect, it, vi } from "vitest";
import { tellOfPulls } from "./refused-drag";

const point = (type: string, clientX: number) =>
  Object.assign(new MouseEvent(type, { bubbles: true, button: 0, clientX, clientY: 0 }), { pointerId: 1 });

it("tells once for each pull and never for a click", () => {
  const element = document.body.appendChild(document.createElement("div"));
  const tell = vi.fn();
  tellOfPulls(element, tell);
  element.dispatchEvent(point("pointerdown", 0));
  window.dispatchEvent(point("pointermove", 3));
  window.dispatchEvent(point("pointerup", 3));
  window.dispatchEvent(point("pointermove", 90));
  expect(tell).not.toHaveBeenCalled();
  element.dispatchEvent(point("pointerdown", 0));
  window.dispatchEvent(point("pointermove", 40));
  window.dispatchEvent(point("pointermove", 80));
  expect(tell).toHaveBeenCalledTimes(1);
});

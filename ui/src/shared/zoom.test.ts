import { expect, it } from "vitest";
import { nextZoom } from "./zoom";

it("goes by steps, from between them too, and stays at the ends", () => {
  expect([nextZoom(1, 1), nextZoom(1, -1)]).toEqual([1.1, 0.9]);
  expect([nextZoom(1.3, 1), nextZoom(1.3, -1)]).toEqual([1.5, 1.25]);
  expect([nextZoom(2, 1), nextZoom(0.75, -1)]).toEqual([2, 0.75]);
});

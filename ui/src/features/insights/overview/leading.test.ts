import { expect, test } from "vitest";
import type { InsightFigure } from "../../../bindings/InsightFigure";
import { definitionOf } from "./leading";

const figure = (more: Partial<InsightFigure>): InsightFigure => ({
  ...{ value: 1, unit: "per_cent", of: null, base: null, before: null, before_of: null },
  ...{ source: "log", estimated: false, why: null, ...more },
});

test("a figure is explained as it was counted", () => {
  expect(definitionOf("answered", figure({}))).toBe("answered");
  expect(definitionOf("answered", figure({ estimated: true }))).toBe("answered_estimated");
  expect(definitionOf("members", figure({ source: "records" }))).toBe("roster");
  expect(definitionOf("members", figure({ source: "typed" }))).toBe("typed_head_count");
  expect(definitionOf("on_time", figure({ source: "plan" }))).toBe("execution");
});

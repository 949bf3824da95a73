import { expect, it } from "vitest";
import { parseDayTime } from "./parse-day-time";

const parse = (text: string) => parseDayTime(text, "2026-11-22", "09:00");

it.each([
  ["2026-12-01 20:30", "2026-12-01T20:30:00"],
  ["明天 晚上8点", "2026-11-23T20:00:00"],
  ["tomorrow 8 pm", "2026-11-23T20:00:00"],
  ["12-01", "2026-12-01T09:00:00"],
  ["22 Nov 8pm", "2026-11-22T20:00:00"],
])("reads %s", (text, expected) => expect(parse(text)).toBe(expected));

it("does not guess", () => {
  expect(parse("some day")).toBeNull();
  expect(parse("2026-12-01 lunch")).toBeNull();
  expect(parse("")).toBeNull();
});

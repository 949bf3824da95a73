import { expect, it } from "vitest";
import { parseDayTime } from "./parse-day-time";

const parse = (text: string) => parseDayTime(text, "2026-11-22");

it.each([
  ["2026-12-01 20:30", "2026-12-01", "20:30"],
  ["明天 晚上8点", "2026-11-23", "20:00"],
  ["tomorrow 8 pm", "2026-11-23", "20:00"],
  ["12-01", "2026-12-01", null],
  ["22 Nov 8pm", "2026-11-22", "20:00"],
])("reads %s", (text, day, time) => expect(parse(text)).toEqual({ day, time }));

it("does not guess", () => {
  expect(parse("some day")).toBeNull();
  expect(parse("2026-12-01 lunch")).toBeNull();
  expect(parse("")).toBeNull();
});

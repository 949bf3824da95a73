import { expect, it } from "vitest";
import { parseTime } from "./parse-time";

it.each([
  ["20:00", "20:00"],
  ["8pm", "20:00"],
  ["8:30 pm", "20:30"],
  ["12am", "00:00"],
  ["12 pm", "12:00"],
  ["2030", "20:30"],
  ["930", "09:30"],
  ["7", "07:00"],
  ["晚上8点半", "20:30"],
  ["下午3点15分", "15:15"],
  ["上午9点", "09:00"],
  ["８：３０", "08:30"],
  ["24:00", "00:00"],
])("reads %s as %s", (text, time) => {
  expect(parseTime(text)).toBe(time);
});

it.each(["", "soon", "25:00", "8:75"])("does not read %j", (text) => {
  expect(parseTime(text)).toBeNull();
});

import { describe, expect, it } from "vitest";
import { halfHours, parseDuration, parseTime } from "./parse-time";

describe("a time of day", () => {
  it.each([
    ["20", "20:00"],
    ["8", "08:00"],
    ["2030", "20:30"],
    ["830", "08:30"],
    ["8:05", "08:05"],
    ["20：00", "20:00"],
    ["８：３０", "08:30"],
    ["8pm", "20:00"],
    ["8.30 pm", "20:30"],
    ["12 am", "00:00"],
    ["12pm", "12:00"],
    ["24:00", "00:00"],
    ["930", "09:30"],
    ["下午3点15分", "15:15"],
    ["noon", "12:00"],
    ["晚上8点", "20:00"],
    ["下午三点半", "15:30"],
    ["早上七点", "07:00"],
    ["上午十点一刻", "10:15"],
    ["中午十二点", "12:00"],
    ["中午1点", "13:00"],
    ["二十点", "20:00"],
    ["晚上十一点四十", "23:40"],
  ])("reads %s", (text, time) => expect(parseTime(text)).toBe(time));

  it.each(["", "25", "8:75", "soon", "晚上", "12345"])("refuses %s", (text) => expect(parseTime(text)).toBeNull());

  it("is offered from the start on, around midnight", () => {
    expect(halfHours("20:10").slice(0, 2)).toEqual(["20:30", "21:00"]);
    expect(halfHours("23:45")[0]).toBe("00:00");
    expect(new Set(halfHours("07:00")).size).toBe(48);
  });
});

describe("a length", () => {
  it.each([
    ["90", 90],
    ["1h30", 90],
    ["1:30", 90],
    ["1.5h", 90],
    ["2小时", 120],
    ["一个小时半", 90],
    ["1小时30分", 90],
    ["45 min", 45],
  ])("reads %s", (text, minutes) => expect(parseDuration(text)).toBe(minutes));

  it.each(["", "0", "soon"])("refuses %s", (text) => expect(parseDuration(text)).toBeNull());
});

import { expect, it } from "vitest";
import { dayLead, leadOf } from "./day-lead";

it("counts a day and a time from the midnight at which the day begins", () => {
  expect(leadOf({ daysBefore: 0, time: "09:00" })).toBe(-540);
  expect(leadOf({ daysBefore: 1, time: "18:00" })).toBe(360);
  expect(leadOf({ daysBefore: 7, time: "09:00" })).toBe(7 * 1440 - 540);
});

it("reads every lead back as a day and a time", () => {
  expect(dayLead(0)).toEqual({ daysBefore: 0, time: "00:00" });
  expect(dayLead(10)).toEqual({ daysBefore: 1, time: "23:50" });
  expect(dayLead(1440)).toEqual({ daysBefore: 1, time: "00:00" });
  for (const lead of [-540, 360, -1441, 4320, 59]) expect(leadOf(dayLead(lead))).toBe(lead);
  expect(dayLead(-1500)).toEqual({ daysBefore: -1, time: "01:00" });
});

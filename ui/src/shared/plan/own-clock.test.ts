import { expect, it } from "vitest";
import { ownClock } from "./own-clock";

const at = (tz: string, all_day = false) => ownClock({ tz, all_day }, "Asia/Shanghai");

it("shows by the community's clock what has its own, and goes back", () => {
  const utc = at("UTC");
  expect([utc.zone, utc.shown("2026-03-03T20:00:00")]).toEqual(["UTC", "2026-03-04T04:00:00"]);
  expect(utc.own("2026-03-04T04:00:00")).toBe("2026-03-03T20:00:00");
  const york = at("America/New_York");
  expect(york.shown("2026-03-06T20:00:00")).toBe("2026-03-07T09:00:00");
  expect(york.shown("2026-03-09T20:00:00")).toBe("2026-03-10T08:00:00");
});

it("leaves days, and what goes by the community's clock or by nobody's", () => {
  for (const clock of [at("community"), at("floating"), at("Asia/Shanghai"), at("UTC", true)]) {
    expect(clock.shown("2026-03-03T20:00:00")).toBe("2026-03-03T20:00:00");
  }
  expect(at("community").zone).toBeNull();
});

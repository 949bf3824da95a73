import { describe, expect, it } from "vitest";
import type { ContentView } from "../../bindings/ContentView";
import { newRule } from "../../shared/plan/rule";
import { shownDate } from "./shown-date";

const START = "2026-11-22T08:00:00";

function content(rule: ReturnType<typeof newRule> | null, exceptions: unknown[] = []): ContentView {
  const when = { start: START, duration_min: null, all_day: false, tz: "community", rule };
  return { schedule: { when, exceptions } } as unknown as ContentView;
}

describe("the date that sending is shown for", () => {
  it("is the only one of what happens once, and has no name", () => {
    expect(shownDate(content(null), undefined)).toEqual({ series: false, original: "", start: START });
  });

  it("is the chosen one of a series, at the time it was moved to", () => {
    const daily = newRule("daily");
    expect(shownDate(content(daily), undefined)).toEqual({ series: true, start: null });
    expect(shownDate(content(daily), "2026-11-23T08:00:00").start).toBe("2026-11-23T08:00:00");
    const moved = [{ original: "2026-11-23T08:00:00", start: "2026-11-23T09:30:00" }];
    expect(shownDate(content(daily, moved), "2026-11-23T08:00:00").start).toBe("2026-11-23T09:30:00");
  });
});

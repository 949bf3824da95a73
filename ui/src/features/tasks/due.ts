// When a task is due unless somebody says otherwise.

import type { When } from "../../bindings/When";

/** Some time that day. */
export function dueDay(day: string): When {
  return { start: `${day}T00:00:00`, duration_min: null, all_day: true, tz: "community", rule: null };
}

/** At a time of that day, or again some time that day. */
export function withTime(when: When, time: string | null): When {
  const day = when.start.slice(0, 10);
  return time === null
    ? { ...when, start: `${day}T00:00:00`, all_day: true }
    : { ...when, start: `${day}T${time}:00`, all_day: false };
}

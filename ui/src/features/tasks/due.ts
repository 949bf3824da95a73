// When a task is due unless somebody says otherwise.

import type { When } from "../../bindings/When";

/** Some time that day. */
export function dueDay(day: string): When {
  return { start: `${day}T00:00:00`, duration_min: null, all_day: true, tz: "community", rule: null };
}

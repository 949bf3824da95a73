// Settings by name: those that everyone in the workspace shares, and those of this machine. Each name stands here once with its
// default, so that nobody reads `calendar.week_start` in one place and `week_start` in another.

import { i18n } from "@lingui/core";
import type { QuietPolicy } from "../bindings/QuietPolicy";
import { useCall } from "./data/query";
import { useWrite } from "./data/use-write";

export interface Shift {
  /** 1 Monday … 7 Sunday. */
  days: number[];
  /** HH:MM; a shift may pass midnight. */
  from: string;
  to: string;
}

export type Shifts = Record<string, Shift>;

interface Known {
  /** 0 Sunday, 1 Monday, 6 Saturday. */
  "calendar.week_start": number;
  /** Lunar days in the calendar. */
  "calendar.lunar": boolean;
  /** Festivals, holidays and marketing days in the calendar. */
  "calendar.festivals": boolean;
  /** A second column of hours; empty for none. */
  "calendar.second_zone": string;
  /** A second folder for backups; empty for none. */
  backup_folder: string;
  /** When reminders keep still, as HH:MM; null for never. */
  "reminders.quiet_hours": { from: string; to: string } | null;
  /** What reminders do in them. */
  "reminders.quiet_policy": QuietPolicy;
  /** The template of the day's report; empty for the usual one. */
  "today.report": string;
  /** When each operator is on duty, by uid. */
  "team.shifts": Shifts;
  /** How many people each operator can care for a day, by uid. */
  "care.load": Record<string, number>;
  /** Until when none rings on this machine, in milliseconds; 0 for no pause. */
  "reminders.paused_until": number;
}

const DEFAULTS: Known = {
  "calendar.week_start": 1,
  // Whoever reads English mostly does not count by the moon; whoever does turns it on.
  get "calendar.lunar"() {
    return i18n.locale === "zh-CN";
  },
  "calendar.festivals": true,
  "calendar.second_zone": "",
  backup_folder: "",
  "reminders.quiet_hours": null,
  "reminders.quiet_policy": "delay",
  "today.report": "",
  "team.shifts": {},
  "care.load": {},
  "reminders.paused_until": 0,
};

const LOCAL: ReadonlySet<keyof Known> = new Set(["calendar.second_zone", "backup_folder", "reminders.paused_until"]);

/** What the frame draws from; every part of the window that needs a piece of it asks the same question. */
export function useOverview() {
  return useCall("workspace_overview", {}, { on: ["community", "operator", "setting", "local_setting"] });
}

/** Who sits here. */
export const meOf = (operators: readonly { uid: string; is_me: boolean }[]): string | undefined =>
  operators.find(({ is_me }) => is_me)?.uid;

export function useSetting<K extends keyof Known>(key: K): [Known[K], (value: Known[K]) => void] {
  const settings = useOverview().data?.settings;
  const shared = useWrite("setting_set");
  const local = useWrite("local_setting_set");
  const found = LOCAL.has(key) ? settings?.local[key] : settings?.shared[key];
  const fits = typeof found === typeof DEFAULTS[key];
  const set = (value: Known[K]) => void (LOCAL.has(key) ? local : shared).run({ key, value });
  return [fits ? (found as Known[K]) : DEFAULTS[key], set];
}

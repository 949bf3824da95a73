// What the drawers of content, events and tasks do alike: which date of a series is shown, moving it, changing how it repeats, its
// words, deleting it. What happens once changes at once; a date of a series asks which dates are meant.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import type { Change } from "../../bindings/Change";
import type { Kind } from "../../bindings/Kind";
import type { Overrides } from "../../bindings/Overrides";
import type { ScheduleView } from "../../bindings/ScheduleView";
import type { When } from "../../bindings/When";
import { call } from "../../platform/call";
import { useCommunity } from "../community";
import { useWrite } from "../data/use-write";
import type { Kept } from "../fields/use-draft";
import { minutesBetween } from "../format/civil";
import { useFormats } from "../format/formats";
import { useOpen } from "../navigation";
import { ownClock } from "./own-clock";
import type { Rule } from "./rule";
import { askScope, type Scope, type ScopeDetails, type ScopeVerb } from "./scope";
import { useChosen } from "./use-chosen";
import { type Dates, useDates } from "./use-dates";
import { useDeleteDate } from "./use-delete-date";
import type { Moment } from "./WhenField";

interface Subject {
  kind: Kind;
  uid: string;
  schedule: ScheduleView | null;
  /** The date that was opened. */
  original: string | undefined;
  title: string;
  /** Stores the whole thing. */
  save: (patch: PlannedPatch) => Promise<boolean>;
}

/** What the whole of something planned may be given. */
export interface PlannedPatch extends Patched<Overrides> {
  when?: When | null;
}

type Patched<Words> = { [Name in keyof Words]?: string | null };

export interface Planned {
  dates: Dates;
  /** The time of the shown date by the clock of the whole's zone, with that zone and the rule of the whole. */
  when: When | null;
  /** The same as it was just chosen, until it is stored: what a field shows and goes on from. */
  chosen: When | null;
  /** What the shown date has of its own. */
  own: Overrides;
  /** A new time for the shown date; null takes the thing off the calendar. */
  move: (next: Moment | null) => Promise<void>;
  /** False when the person thought better of it, or it failed. */
  repeat: (rule: Rule | null) => Promise<boolean>;
  /** Title, place, note: of the shown date or of more. Undefined when it is not a series: then the record is edited. */
  reword: ((words: Overrides) => Promise<Kept>) | undefined;
  trash: () => Promise<void>;
}

export function usePlanned({ kind, uid, schedule, original, title, save }: Subject): Planned {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const { tz } = useCommunity();
  const editing = useWrite("calendar_edit");
  const deleteDate = useDeleteDate();
  const dates = useDates(kind, uid, schedule, original);
  // A field saves what was typed when it is left by choosing another date: the question is about the date it was typed for.
  const shown = useRef(dates.shown);
  shown.current = dates.shown;
  const date = dates.series ? dates.shown : undefined;
  const whole = schedule?.when ?? null;
  const clock = ownClock(whole, tz);

  // A series of which no date is shown, not yet or not any more: then only the whole of it can be meant.
  const dateless = dates.series && !date;

  const lostText = (count: number) =>
    count === 0
      ? ""
      : t`${plural(count, {
          one: "# registration is on another date and will not be shown any more",
          other: "# registrations are on other dates and will not be shown any more",
        })}`;
  const ask = async (verb: ScopeVerb, scopes?: Scope[], warnings: ScopeDetails["warnings"] = {}) =>
    await askScope(verb, { original: shown.current?.start, warnings, ...(scopes ? { scopes } : {}) });
  // What happens only once has one list of people; those of all other dates are on none any more.
  const warnings = async (rule: Rule | null): Promise<ScopeDetails["warnings"]> => {
    if (rule || !dates.series || kind !== "activity") return {};
    // The answer is none of the form's: where it cannot be had, the change itself says what is wrong.
    const left = await call("activity_once_preview", { uid, original: date?.original ?? "" }).catch(() => null);
    return left ? { all: lostText(left.all), following: lostText(left.following) } : {};
  };
  const edit = async (scope: Scope, change: Change, said: string): Promise<boolean> => {
    const at = shown.current;
    if (!at) return false;
    const done = await editing.run({ kind, uid, original: at.original, scope, change }, said);
    if (!done) return false;
    const start = change.start ?? at.original;
    // This and the following became a series of their own: the drawer goes with the date.
    if (done.uid !== uid) open({ kind, uid: done.uid, original: start });
    else if (scope !== "this" && change.start) dates.choose(start);
    return true;
  };

  const when = whole && date ? { ...whole, start: clock.own(date.start), duration_min: lengthOf(whole, date) } : whole;
  const choosing = useChosen(when);
  const store = async (next: Moment | null): Promise<boolean> => {
    if (!next || !whole || !date) {
      if (dates.series && !(await ask("move", ["all"]))) return false;
      return save({ when: next && { ...EMPTY, ...whole, ...next } });
    }
    const days = next.all_day !== whole.all_day;
    const scope = await ask("move", days ? ["following", "all"] : undefined);
    if (!scope) return false;
    const to = next.all_day ? formats.day(next.start) : formats.dateTime(next.start);
    const { start, duration_min, all_day } = next;
    // The field shows the clock of its own zone, so the core is told which clock it is.
    const zone = clock.zone && { tz: clock.zone };
    return edit(scope, { start, duration_min, ...(days && { all_day }), ...zone }, t`Moved to ${to}`);
  };

  return {
    dates,
    when,
    chosen: choosing.shown,
    own: schedule?.exceptions.find((exception) => exception.original === date?.original)?.overrides ?? {},
    move: (next) => choosing.during(next && { ...EMPTY, ...whole, ...next }, () => store(next)),
    async repeat(rule) {
      if (!whole) return false;
      const warned = await warnings(rule);
      if (!date) {
        if (dateless && !(await ask("edit", ["all"], warned))) return false;
        return save({ when: { ...whole, rule } });
      }
      // From the first date on means all of them; that is asked only where something is at stake.
      const first = date.original === whole.start;
      const scope = first && !warned?.all ? "all" : await ask("edit", first ? ["all"] : ["following", "all"], warned);
      return scope ? edit(scope, { rule }, t`Repeats otherwise now`) : false;
    },
    reword: dates.series
      ? async (words) => {
          const scope = await ask("edit", dateless ? ["all"] : undefined);
          if (!scope) return "dropped";
          return dateless ? save(emptied(words)) : edit(scope, { overrides: words }, t`Changed`);
        }
      : undefined,
    async trash() {
      const { original: of = "", start = null } = shown.current ?? {};
      await deleteDate({ kind, uid, title, original: of, start, series: dates.series });
    },
  };
}

/** A moment stays one, whatever the calendar draws. */
function lengthOf(whole: When, { start, end }: { start: string; end: string }): number | null {
  return whole.duration_min === null && !whole.all_day ? null : minutesBetween(start, end);
}

/** For the whole thing an empty text is none. */
function emptied(words: Overrides): PlannedPatch {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text || null]));
}

const EMPTY: When = { start: "", duration_min: null, all_day: false, tz: "community", rule: null };

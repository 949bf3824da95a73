// What a hand does in the calendar, as commands: move, copy, place, create, delete. A date of a series asks first for how many of
// them it is meant. Everything can be undone.

import { useLingui } from "@lingui/react/macro";
import type { When } from "../../bindings/When";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { minutesBetween } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { askScope } from "../../shared/plan/scope";
import type { Creatable } from "./CreateDialog";
import type { CivilSpan, Occurrence } from "./occurrence";
import type { Waiting } from "./Tray";

export interface Moves {
  /** False when the person thought better of it, or it failed. */
  move: (occurrence: Occurrence, to: CivilSpan) => Promise<boolean>;
  copy: (occurrence: Occurrence, to: CivilSpan) => Promise<boolean>;
  place: (item: Waiting, at: CivilSpan) => Promise<boolean>;
  remove: (occurrence: Occurrence) => Promise<boolean>;
  /** The uid of what was made. */
  create: (kind: Creatable, title: string, at: CivilSpan) => Promise<string | undefined>;
}

/** Only an activity lasts; a post goes out and a task is due at one moment. */
function whenOf(kind: string, { start, end, all_day }: CivilSpan): When {
  const duration_min = kind === "activity" || all_day ? minutesBetween(start, end) : null;
  return { start, duration_min, all_day, tz: "community", rule: null };
}

export function useMoves(): Moves {
  const { t } = useLingui();
  const formats = useFormats();
  const edit = useWrite("calendar_edit");
  const remove = useWrite("calendar_delete");
  const create = useCreate();
  const duplicate = useDuplicate();
  const place = usePlace();
  const said = ({ start, all_day }: CivilSpan) => (all_day ? formats.day(start) : formats.dateTime(start));

  return {
    async move(occurrence, to) {
      const { uid, original } = occurrence;
      const scope = occurrence.recurring ? await askScope("move", { original }) : "all";
      if (!scope) return false;
      const minutes = minutesBetween(to.start, to.end);
      const change = {
        start: to.start,
        ...(minutes !== occurrence.minutes && { duration_min: minutes }),
        ...(to.all_day !== occurrence.all_day && { all_day: to.all_day, duration_min: minutes }),
      };
      const at = said(to);
      const kind = occurrence.kind as Creatable;
      return (await edit.run({ kind, uid, original, scope, change }, t`Moved to ${at}`)) !== undefined;
    },
    async copy(occurrence, to) {
      const uid = await duplicate(occurrence);
      const at = said(to);
      return uid !== undefined && place({ ...occurrence, uid }, to, t`Copied to ${at}`);
    },
    place: (item, to) => {
      const at = said(to);
      return place(item, to, t`Planned for ${at}`);
    },
    async remove(occurrence) {
      const { kind, uid, original, title } = occurrence;
      const scope = occurrence.recurring ? await askScope("delete", { original }) : "all";
      if (!scope) return false;
      return (await remove.run({ kind: kind as Creatable, uid, original, scope }, t`Deleted: ${title}`)) !== undefined;
    },
    create,
  };
}

function useCreate(): Moves["create"] {
  const { t } = useLingui();
  const community = useCommunity().uid;
  const content = useWrite("content_add");
  const activity = useWrite("activity_add");
  const task = useWrite("task_add");
  return async (kind, title, at) => {
    const input = { community, title, when: whenOf(kind, at) };
    const said = t`Created: ${title}`;
    if (kind === "content") return (await content.run(input, said))?.uid;
    if (kind === "activity") return (await activity.run(input, said))?.uid;
    return (await task.run(input, said))?.uid;
  };
}

/** A copy without a time; its uid. */
function useDuplicate(): (occurrence: Occurrence) => Promise<string | undefined> {
  const community = useCommunity().uid;
  const content = useWrite("content_duplicate");
  const activity = useWrite("activity_duplicate");
  const task = useWrite("task_add");
  return async ({ kind, uid, title }) => {
    if (kind === "content") return (await content.run({ uid }))?.uid;
    if (kind === "activity") return (await activity.run({ uid }))?.uid;
    return (await task.run({ community, title }))?.uid;
  };
}

/** Gives a time to what has none. */
function usePlace(): (item: { kind: string; uid: string }, at: CivilSpan, said: string) => Promise<boolean> {
  const contents = useWrite("contents_schedule");
  const activity = useWrite("activity_edit");
  const task = useWrite("task_edit");
  return async ({ kind, uid }, at, said) => {
    const when = whenOf(kind, at);
    if (kind === "content") return (await contents.run({ items: [{ uid, when }] }, said)) !== undefined;
    if (kind === "activity") return (await activity.run({ uid, when }, said)) !== undefined;
    return (await task.run({ uid, when }, said)) !== undefined;
  };
}

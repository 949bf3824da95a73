// What a hand does in the calendar, as commands: move, copy, place, create, delete. A date of a series asks first for how many of
// them it is meant. Everything can be undone.

import { useLingui } from "@lingui/react/macro";
import type { Kind } from "../../bindings/Kind";
import type { When } from "../../bindings/When";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { minutesBetween } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import type { Moment } from "../../shared/plan/moment";
import { askScope } from "../../shared/plan/scope";
import { useDeleteDate } from "../../shared/plan/use-delete-date";
import { showNote } from "../../shared/toasts/toasts";
import type { Creatable } from "./CreateDialog";
import type { CivilSpan, Occurrence } from "./occurrence";
import { momentAt } from "./placing";
import type { Waiting } from "./Tray";

export interface Moves {
  /** False when the person thought better of it, or it failed. */
  move: (occurrence: Occurrence, to: CivilSpan) => Promise<boolean>;
  copy: (occurrence: Occurrence, to: CivilSpan) => Promise<boolean>;
  place: (item: Waiting, at: Moment) => Promise<boolean>;
  remove: (occurrence: Occurrence) => Promise<boolean>;
  /** Says why it stays where it is. */
  refuse: (occurrence: Occurrence) => void;
  /** The uid of what was made. */
  create: (kind: Creatable, title: string, at: Moment) => Promise<string | undefined>;
}

function whenOf(moment: Moment): When {
  return { ...moment, tz: "community", rule: null };
}

export function useMoves(): Moves {
  const { t } = useLingui();
  const formats = useFormats();
  const edit = useWrite("calendar_edit");
  const deleteDate = useDeleteDate();
  const create = useCreate();
  const copying = useWrite("calendar_copy");
  const place = usePlace();
  const said = ({ start, all_day }: { start: string; all_day: boolean }) =>
    all_day ? formats.day(start) : formats.dateTime(start);

  return {
    async move(occurrence, to) {
      const { uid, original } = occurrence;
      // One date of a series cannot have whole days when the others have hours.
      const scopes = to.all_day === occurrence.all_day ? undefined : (["following", "all"] as const);
      const question = { original: occurrence.start, ...(scopes && { scopes: [...scopes] }) };
      const scope = occurrence.recurring ? await askScope("move", question) : "all";
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
    async copy({ kind, uid, original }, to) {
      const at = said(to);
      const when = whenOf(momentAt(kind, to));
      return (await copying.run({ kind: kind as Kind, uid, original, when }, t`Copied to ${at}`)) !== undefined;
    },
    place: (item, to) => {
      const at = said(to);
      return place(item, to, t`Planned for ${at}`);
    },
    remove: ({ kind, uid, original, title, start, recurring }) =>
      deleteDate({ kind: kind as Kind, uid, title, original, start, series: recurring }),
    refuse: ({ title }) => showNote(t`“${title}” has been sent and stays at its time. A copy can go to another one.`),
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
    const input = { community, title, when: whenOf(at) };
    const said = t`Created: ${title}`;
    if (kind === "content") return (await content.run(input, said))?.uid;
    if (kind === "activity") return (await activity.run(input, said))?.uid;
    return (await task.run(input, said))?.uid;
  };
}

/** Gives a time to what has none. */
function usePlace(): (item: { kind: string; uid: string }, at: Moment, said: string) => Promise<boolean> {
  const contents = useWrite("contents_schedule");
  const activity = useWrite("activity_edit");
  const task = useWrite("task_edit");
  return async ({ kind, uid }, at, said) => {
    const when = whenOf(at);
    if (kind === "content") return (await contents.run({ items: [{ uid, when }] }, said)) !== undefined;
    if (kind === "activity") return (await activity.run({ uid, when }, said)) !== undefined;
    return (await task.run({ uid, when }, said)) !== undefined;
  };
}

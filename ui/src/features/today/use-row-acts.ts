// What can be done with a row of Today where it stands: by its buttons, by a key, from its menu.

import { useLingui } from "@lingui/react/macro";
import {
  IconArrowForwardUp,
  IconCalendarTime,
  IconChecks,
  IconCircleCheck,
  IconExternalLink,
  IconSend,
} from "@tabler/icons-react";
import type { DayItem } from "../../bindings/DayItem";
import type { WaitingItem } from "../../bindings/WaitingItem";
import type { WaitingReason } from "../../bindings/WaitingReason";
import type { WaitingReminder } from "../../bindings/WaitingReminder";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { type CivilDateTime, civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import type { MenuGroups, MenuItem } from "../../shared/menu/menu";
import { useGo, useOpen } from "../../shared/navigation";
import { useSnooze } from "../../shared/reminders/snooze";
import { writing } from "../../shared/slots/writing";
import { inAnHour, nextDay } from "./put-off";
import { moving } from "./questions";
import { useFinish } from "./use-finish";
import { useMoveDate } from "./use-move-date";

export interface RowActs {
  /** Space. */
  done?: MenuItem;
  /** S. */
  later?: MenuItem;
  /** D. */
  send?: MenuItem;
  /** C. */
  contact?: MenuItem;
  /** Enter. */
  open: MenuItem;
  menu: MenuGroups;
}

export function useRowActs() {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const go = useGo();
  const openIn = useOpen();
  const finish = useFinish();
  const { move } = useMoveDate();
  const acknowledge = useWrite("reminders_acknowledge");
  const snooze = useSnooze();

  const open = (run: () => void): MenuItem => ({
    id: "today.open",
    title: t`Open`,
    icon: IconExternalLink,
    keys: "enter",
    run,
  });
  const opens = ({ kind, uid, original }: { kind: string; uid: string; original: string }) =>
    open(() => openIn({ kind, uid, original: original || undefined }));

  const doneOf = ({ kind, uid, original, title, done, late, progress, share }: DayItem): MenuItem | undefined => {
    const total = progress?.total ?? 0;
    const run = () => finish({ kind, uid, original, title: title || t`Untitled`, total }, !done);
    const act = { id: "today.done", keys: "space", run };
    if (kind === "task") return { ...act, title: done ? t`Not done after all` : t`Done`, icon: IconCircleCheck };
    // One's own groups are marked where they are sent to; "everywhere" would be those of others as well.
    if (kind !== "content" || done || !progress || share) return undefined;
    // What goes to no channel is published as a whole when it is ready and its time has come; a series never is.
    if (total === 0 && (original || !late)) return undefined;
    return { ...act, title: total > 0 ? t`Sent everywhere` : t`Published`, icon: IconChecks };
  };

  /** An event is no work that is put off by one key: people come to it. */
  const putOff = (item: DayItem): MenuItem[] => {
    if (item.done || (item.kind !== "task" && item.kind !== "content")) return [];
    const now = Date.now();
    const today = dayOf(civilAt(now, tz));
    const to = (id: string, start: CivilDateTime, when: string) => ({
      id,
      title: t`Put off: ${when}`,
      icon: IconArrowForwardUp,
      run: () => void move(item, start),
    });
    const day = nextDay(item, now, tz);
    const hour = inAnHour(item, now, tz);
    return [
      { ...to("today.later", day, formats.nearDay(day, today)), keys: "s" },
      ...(hour ? [to("today.hour", hour, formats.time(hour))] : []),
    ];
  };

  const ofDate = (item: DayItem): RowActs => {
    const done = doneOf(item);
    const off = putOff(item);
    const opening = opens(item);
    const shifts: MenuItem[] = item.done
      ? []
      : [{ id: "today.move", title: t`Move to…`, icon: IconCalendarTime, run: () => moving.ask(item) }];
    const send: MenuItem | undefined =
      item.kind === "content" && item.progress && item.progress.total > 0 && !item.done
        ? {
            id: "today.send",
            title: t`Send one by one`,
            icon: IconSend,
            keys: "d",
            run: () =>
              go("/send", {
                items: [item.original ? `${item.uid}@${item.original}` : item.uid],
                operator: item.share,
              }),
          }
        : undefined;
    const doing = [send, done].filter((act) => act !== undefined);
    return { done, later: off[0], send, open: opening, menu: [doing, [...off, ...shifts], [opening]] };
  };

  const ofWaiting = (item: WaitingItem): RowActs => {
    const { reason, uid, original, count, date } = item;
    if (date && reason !== "free_seats") {
      // A draft is not sent from here: somebody has to finish it.
      const acts = ofDate(date);
      return reason === "unfinished" ? { ...acts, done: undefined, send: undefined, menu: acts.menu.slice(1) } : acts;
    }
    const pages: Partial<Record<WaitingReason, () => void>> = {
      qr_expiring: () => go("/groups", { needs: true, sort: "qr" }),
      announcement_review: () => go("/groups", { needs: true }),
    };
    const page = count > 1 ? pages[reason] : undefined;
    if (item.kind === "feedback") {
      const opening = open(() => go("/members/feedback"));
      return { open: opening, menu: [[opening]] };
    }
    const own = reason === "slot_empty" ? () => writing.ask({ slot: uid, original }) : page;
    const opening = own ? open(own) : opens(item);
    return { open: opening, menu: [[opening]] };
  };

  const ofReminder = ({ fire, subject, subject_kind }: WaitingReminder): RowActs => {
    const done: MenuItem = {
      id: "today.done",
      title: t`Done`,
      icon: IconCircleCheck,
      keys: "space",
      run: () => void acknowledge.run({ fires: [fire] }),
    };
    const [spans = [], ...rest] = snooze.groups([fire]);
    const later = spans.find(({ id }) => id === "day");
    const opening = opens({ kind: subject_kind, uid: subject, original: fire.original });
    const marked = spans.map((span) => (span === later ? { ...span, keys: "s" } : span));
    return { done, later, open: opening, menu: [[done], marked, ...rest, [opening]] };
  };

  return { ofDate, ofWaiting, ofReminder };
}

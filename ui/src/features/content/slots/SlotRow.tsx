import { useDroppable } from "@dnd-kit/core";
import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconDots } from "@tabler/icons-react";
import type { SlotDate } from "../../../bindings/SlotDate";
import type { SlotView } from "../../../bindings/SlotView";
import { IconButton } from "../../../shared/basics/Button";
import { useWrite } from "../../../shared/data/use-write";
import { type CivilDate, dayOf, timeOf } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { contextMenu, type MenuGroups, openMenu } from "../../../shared/menu/menu";
import { useOpen } from "../../../shared/navigation";
import type { Rule } from "../../../shared/plan/rule";
import { patternText } from "../../../shared/plan/rule-text";
import { useDayName } from "../../../shared/slots/queries";
import { editing, filling } from "../../../shared/slots/questions";
import { writing } from "../../../shared/slots/writing";
import styles from "./Slots.module.css";
import { useLeaveOut } from "./use-leave-out";

interface SlotRowProps {
  slot: SlotView;
  days: CivilDate[];
  dates: SlotDate[];
}

/** One slot: what it is called and how often it comes, and its dates under their days. */
export function SlotRow({ slot, days, dates }: SlotRowProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const remove = useWrite("slots_remove");
  const { uid, name, schedule, empty } = slot;
  const { start, rule, all_day } = schedule.when;
  const pattern = rule ? patternText(i18n, formats, rule as Rule, start) : "";
  const about = [pattern, !all_day && formats.time(start)].filter(Boolean).join(" ");
  const first = dates[0]?.original;
  const menu = (): MenuGroups => [
    [
      { id: "write", title: t`Write the next one…`, run: () => writing.ask({ slot: uid }) },
      { id: "fill", title: t`Fill with a list…`, keys: "mod+v", run: () => filling.ask({ slot: uid, name, text: "" }) },
    ],
    [{ id: "edit", title: t`Change the slot…`, run: () => editing.ask({ slot }) }],
    [
      {
        id: "remove",
        title: t`Remove the slot`,
        danger: true,
        run: () => void remove.run({ uids: [uid] }, t`Slot removed: ${name}. What filled it stays.`),
      },
    ],
  ];
  return (
    <tr data-slot={uid} onContextMenu={(event) => contextMenu(event, name, menu())}>
      <th scope="row" className={styles.name}>
        <button type="button" className={styles.title} title={name} onClick={() => editing.ask({ slot })}>
          {name}
        </button>
        <span className={styles.about}>
          {empty > 0 && <b>{t`${formats.number(empty)} empty`}</b>}
          {about}
        </span>
        <IconButton
          icon={IconDots}
          size={16}
          label={t`More about ${name}`}
          onClick={(event) => openMenu(event.currentTarget, name, menu())}
        />
      </th>
      {days.map((day, at) => (
        <td key={day}>
          {dates
            .filter((date) => dayOf(date.start) === day)
            .map((date) => (
              <Cell key={date.original} view={slot} date={date} day={at} reachable={date.original === first} />
            ))}
        </td>
      ))}
    </tr>
  );
}

interface CellProps {
  view: SlotView;
  date: SlotDate;
  day: number;
  reachable: boolean;
}

function Cell({ view, date, day, reachable }: CellProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const dayName = useDayName();
  const open = useOpen();
  const emptying = useWrite("slot_empty");
  const skipping = useWrite("slot_skip");
  const leavingOut = useLeaveOut();
  const { slot, original, state, item } = date;
  const when = date.all_day ? formats.day(date.start) : formats.dateTime(date.start);
  const drop = useDroppable({ id: `${slot}@${original}`, data: { slot, original, when }, disabled: state !== "empty" });
  const said = {
    filled: item?.title || t`Untitled`,
    empty: t`still empty`,
    day_off: t`day off: ${dayName(date)}`,
    skipped: t`left out`,
  }[state];
  const skip = (skipped: boolean) =>
    void skipping.run(
      { uid: slot, originals: [original], skipped },
      skipped ? t`Left out: ${when}` : t`Back again: ${when}`,
    );
  const run = () => {
    if (item) open({ kind: "content", uid: item.uid });
    else if (state === "skipped") skip(false);
    else if (state === "empty") writing.ask({ slot, original });
  };
  const clear = () => void emptying.run({ uid: slot, original }, t`Empty again: ${when}`);
  const change = () => editing.ask({ slot: view, date });
  const leave = state === "empty" ? () => skip(true) : state === "filled" ? clear : undefined;
  const menu = (): MenuGroups => [
    state === "empty"
      ? [
          { id: "write", title: t`Write for this date…`, keys: "enter", run },
          { id: "time", title: t`Change its time…`, run: change },
          { id: "skip", title: t`Leave this date out`, keys: "delete", run: () => skip(true) },
          { id: "end", title: t`Leave out more dates…`, run: () => void leavingOut(view, date) },
        ]
      : state === "filled"
        ? [
            { id: "open", title: t`Open`, keys: "enter", run },
            { id: "time", title: t`Change its time…`, run: change },
            { id: "empty", title: t`Take it off this date`, keys: "delete", run: clear },
          ]
        : state === "skipped"
          ? [{ id: "back", title: t`Take this date back in`, keys: "enter", run }]
          : [],
  ];
  return (
    <button
      ref={drop.setNodeRef}
      type="button"
      className={styles.cell}
      data-state={state}
      data-over={drop.isOver || undefined}
      data-day={day}
      tabIndex={reachable ? 0 : -1}
      title={`${when}: ${said}`}
      aria-label={`${when}: ${said}`}
      onClick={run}
      onContextMenu={(event) => {
        event.stopPropagation();
        contextMenu(event, `${date.slot_name} ${timeOf(date.start)}`, menu());
      }}
      onKeyDown={(event) => {
        if ((event.key === "Delete" || event.key === "Backspace") && leave) {
          event.preventDefault();
          event.stopPropagation();
          leave();
        }
      }}
    >
      {state === "filled" ? (
        <IconCheck size={14} stroke={2} aria-hidden />
      ) : state === "day_off" ? (
        t({ message: "off", context: "a day" })
      ) : (
        ""
      )}
    </button>
  );
}

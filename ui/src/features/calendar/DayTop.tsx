import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useLayoutEffect, useRef } from "react";
import { useFormats } from "../../shared/format/formats";
import styles from "./CalendarGrid.module.css";
import type { DayNotes } from "./occurrence";

const REST: Record<NonNullable<DayNotes["rest"]>, MessageDescriptor> = {
  off: msg({ message: "off", comment: "Badge of a public holiday: 休" }),
  work: msg({ message: "work", comment: "Badge of a working weekend day: 班" }),
};

/** 休 or 班. */
export const restWord = (i18n: I18n, notes: DayNotes | undefined): string | undefined =>
  notes?.rest ? i18n._(REST[notes.rest]) : undefined;

/** There is room for one name: a festival, or else the lunar day. */
export const shownName = (notes: DayNotes | undefined): string | undefined => notes?.names[0] ?? notes?.lunar;

/** The head of a day: its number, what the lunar calendar and the holidays say, 休 or 班. */
export function DayTop({
  text,
  weekday,
  isToday,
  notes,
  header,
  on,
}: {
  text: string;
  weekday?: string;
  isToday: boolean;
  notes?: DayNotes;
  /** Over a column of hours. */
  header?: boolean;
  /** The whole date, for the name of the link. */
  on?: string;
}) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const box = useRef<HTMLSpanElement>(null);
  const name = shownName(notes);
  // The library names the link over a column by the whole date alone; what is to be seen in it belongs to its name, too.
  useLayoutEffect(() => {
    if (!header || !on) return;
    const words = [weekday, text, restWord(i18n, notes), name, formats.dayYear(on)];
    box.current?.closest("[role=link]")?.setAttribute("aria-label", words.filter(Boolean).join(" "));
  });
  const all = [...(notes?.names ?? []), notes?.lunar].filter(Boolean).join(" · ");
  return (
    <span ref={box} className={styles.day} data-header={header} title={all || undefined}>
      {/* The blanks are not drawn, but they are read and spoken between the words. */}
      {weekday && <span className={styles.weekday}>{weekday}</span>}{" "}
      <span className={styles.number} data-today={isToday}>
        {text}
      </span>{" "}
      {notes?.rest && (
        <span className={styles.rest} data-rest={notes.rest}>
          {restWord(i18n, notes)}
        </span>
      )}{" "}
      {name && (
        <span className={styles.lunar} data-festival={Boolean(notes?.names.length)}>
          {name}
        </span>
      )}
    </span>
  );
}

/** The head of a day in the agenda: the date, and everything that is to be said of it. */
export function AgendaDay({ on, isToday, notes }: { on: string; isToday: boolean; notes: Map<string, DayNotes> }) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const of = notes.get(on);
  const rest = restWord(i18n, of);
  return (
    <span className={styles.agendaHead}>
      <span data-today={isToday}>{formats.day(on)}</span>
      {isToday && <span className={styles.agendaToday}>{t`Today`}</span>}
      {rest && (
        <span className={styles.rest} data-rest={of?.rest}>
          {rest}
        </span>
      )}
      <span className={styles.lunar} data-festival={Boolean(of?.names.length)}>
        {[...(of?.names ?? []), of?.lunar].filter(Boolean).join(" · ")}
      </span>
    </span>
  );
}

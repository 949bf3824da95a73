// The year at a glance: twelve small months, each day as warm as it is full. A day opens as a day, a month as a month.

import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useCommunity } from "../../shared/community";
import { addDays, addMonths, type CivilDate, startOfMonth, startOfWeek } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import type { DayNotes, Occurrence } from "./occurrence";
import styles from "./YearView.module.css";

interface YearViewProps {
  date: CivilDate;
  today: CivilDate;
  occurrences: Occurrence[];
  notes: Map<CivilDate, DayNotes>;
  onDay: (date: CivilDate) => void;
  onMonth: (date: CivilDate) => void;
}

export function YearView({ date, today, occurrences, notes, onDay, onMonth }: YearViewProps) {
  const formats = useFormats();
  const { week_start } = useCommunity();
  const counts = useMemo(() => {
    const found = new Map<CivilDate, number>();
    for (const { start, end } of occurrences) {
      // What lasts several days warms each of them; a midnight at its end is no further day.
      let day = start.slice(0, 10);
      do {
        found.set(day, (found.get(day) ?? 0) + 1);
        day = addDays(day, 1);
      } while (`${day}T00:00:00` < end);
    }
    return found;
  }, [occurrences]);
  const months = Array.from({ length: 12 }, (_, index) => addMonths(`${date.slice(0, 4)}-01-01`, index));
  const weekdays = Array.from({ length: 7 }, (_, index) => addDays(startOfWeek(today, week_start), index));
  return (
    <div className={`${styles.year} scroll`}>
      {months.map((month) => (
        <section key={month} className={styles.month}>
          <button type="button" className={styles.name} onClick={() => onMonth(month)}>
            {formats.monthShort(month)}
          </button>
          <div className={styles.days}>
            {weekdays.map((day) => (
              <span key={day} className={styles.weekday} aria-hidden>
                {formats.weekdayNarrow(day)}
              </span>
            ))}
            {daysOf(month, week_start).map((day) => (
              <Day
                key={day}
                day={day}
                inMonth={day.slice(0, 7) === month.slice(0, 7)}
                isToday={day === today}
                count={counts.get(day) ?? 0}
                notes={notes.get(day)}
                onDay={onDay}
              />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function daysOf(month: CivilDate, firstDay: number): CivilDate[] {
  const first = startOfWeek(startOfMonth(month), firstDay);
  return Array.from({ length: 42 }, (_, index) => addDays(first, index));
}

interface DayProps {
  day: CivilDate;
  inMonth: boolean;
  isToday: boolean;
  count: number;
  notes?: DayNotes;
  onDay: (date: CivilDate) => void;
}

function Day({ day, inMonth, isToday, count, notes, onDay }: DayProps) {
  const { t } = useLingui();
  const formats = useFormats();
  if (!inMonth) return <span />;
  const name = formats.day(day);
  const names = notes?.names.join(" · ") ?? "";
  return (
    <button
      type="button"
      className={styles.day}
      data-today={isToday}
      data-rest={notes?.rest}
      style={{
        background: count
          ? `color-mix(in srgb, var(--accent) ${Math.min(44, 8 + count * 4)}%, transparent)`
          : undefined,
      }}
      aria-label={t`${name}, ${count} planned`}
      title={[t`${name}, ${count} planned`, names].filter(Boolean).join("\n")}
      onClick={() => onDay(day)}
    >
      {Number(day.slice(8))}
    </button>
  );
}

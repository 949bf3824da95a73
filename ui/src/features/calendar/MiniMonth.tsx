// The name of what is shown. Pressed, it opens a small month that jumps to any day.

import { useLingui } from "@lingui/react/macro";
import { Popover } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { type CivilDate, dayOf } from "../../shared/format/civil";
import styles from "./CalendarPage.module.css";

const TODAY = { "data-today": true, "data-highlight-today": true, "aria-current": "date" } as const;

interface MiniMonthProps {
  title: string;
  date: CivilDate;
  /** By the community's zone. */
  today: CivilDate;
  onDate: (date: CivilDate) => void;
}

export function MiniMonth({ title, date, today, onDate }: MiniMonthProps) {
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const chinese = i18n.locale.startsWith("zh");
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={styles.title}
          aria-expanded={open}
          data-hint={t`Go to a day`}
          onClick={() => setOpen(!open)}
        >
          {title}
          <IconChevronDown size={16} stroke={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={date}
          defaultDate={date}
          // Mantine would mark the day of this computer's zone.
          getDayProps={(day) => (day === today ? TODAY : {})}
          monthLabelFormat={chinese ? "YYYY年M月" : "MMMM YYYY"}
          yearLabelFormat={chinese ? "YYYY年" : "YYYY"}
          onChange={(day) => {
            if (!day) return;
            setOpen(false);
            onDate(dayOf(day));
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

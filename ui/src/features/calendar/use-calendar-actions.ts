import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconPrinter } from "@tabler/icons-react";
import { useActions } from "../../shared/actions/use-actions";
import type { CalendarAddress } from "./address";
import { VIEW_NAMES } from "./CalendarTools";
import type { CivilSpan } from "./occurrence";
import { VIEWS } from "./range";

interface CalendarActions {
  /** The day that something new is meant for. */
  day: string;
  tray: boolean;
  set: (patch: Partial<CalendarAddress>) => void;
  step: (by: number) => void;
  create: (span: CivilSpan) => void;
}

/** T, D W M A Y, ← →, N, U: the keys of calendars everywhere. */
export function useCalendarActions({ day, tray, set, step, create }: CalendarActions): void {
  const { i18n } = useLingui();
  const { t } = useWords();
  useActions([
    { id: "calendar.today", title: t`Show today`, group: "view", keys: "t", run: () => set({ date: undefined }) },
    ...VIEWS.map((view) => {
      const name = i18n._(VIEW_NAMES[view].title);
      return {
        id: `calendar.${view}`,
        title: t`Show as: ${name}`,
        group: "view" as const,
        keys: VIEW_NAMES[view].keys,
        run: () => set({ view }),
      };
    }),
    { id: "calendar.earlier", title: t`Earlier`, group: "view", keys: "arrowleft", run: () => step(-1) },
    { id: "calendar.later", title: t`Later`, group: "view", keys: "arrowright", run: () => step(1) },
    {
      id: "calendar.tray",
      title: tray ? t`Hide what has no date` : t`Show what has no date`,
      group: "view",
      keys: "u",
      run: () => set({ tray: tray ? undefined : true }),
    },
    {
      id: "calendar.print",
      title: t`Print the calendar…`,
      group: "app",
      keys: "mod+p",
      keywords: t({ message: "print paper pdf", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconPrinter,
      run: () => window.print(),
    },
    {
      id: "calendar.new",
      title: t`New in the calendar`,
      group: "create",
      keys: "n",
      run: () => create({ start: `${day}T20:00:00`, end: `${day}T21:00:00`, all_day: false }),
    },
  ]);
}

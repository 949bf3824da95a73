import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import {
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconFileExport,
  IconLayoutSidebarRight,
  IconSquareDot,
} from "@tabler/icons-react";
import { inWindow } from "../../platform/call";
import { runAction } from "../../shared/actions/registry";
import { Button, IconButton } from "../../shared/basics/Button";
import { openMenu } from "../../shared/menu/menu";
import { type FacetGroup, FacetMenu } from "../../shared/page/FacetMenu";
import { SavedViews } from "../../shared/page/SavedViews";
import { type CalendarAddress, parseAddress } from "./address";
import styles from "./CalendarPage.module.css";
import { VIEWS, type View } from "./range";
import type { CalendarSlots } from "./use-calendar-slots";

export const VIEW_NAMES: Record<View, { title: MessageDescriptor; keys: string }> = {
  month: { title: msg({ message: "Month", context: "calendar view" }), keys: "m" },
  week: { title: msg({ message: "Week", context: "calendar view" }), keys: "w" },
  day: { title: msg({ message: "Day", context: "calendar view" }), keys: "d" },
  agenda: { title: msg({ message: "Agenda", context: "calendar view" }), keys: "a" },
  year: { title: msg({ message: "Year", context: "calendar view" }), keys: "y" },
};

interface CalendarToolsProps {
  address: CalendarAddress;
  set: (patch: Partial<CalendarAddress>) => void;
  facets: FacetGroup[];
  slots: CalendarSlots;
  onStep: (by: number) => void;
}

export function CalendarTools({ address, set, facets, slots, onStep }: CalendarToolsProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  // A view is kept for every month: the date and the tray are not part of it.
  const { view, kinds, channels, tags, owners } = address;
  return (
    <>
      <span className={styles.stepper}>
        <IconButton icon={IconChevronLeft} label={t`Earlier`} keys="arrowleft" onClick={() => onStep(-1)} />
        <Button className={styles.today} size="small" look="quiet" onClick={() => set({ date: undefined })}>
          {t`Today`}
        </Button>
        <IconButton icon={IconChevronRight} label={t`Later`} keys="arrowright" onClick={() => onStep(1)} />
      </span>
      <fieldset className={styles.views} aria-label={t`View`}>
        {VIEWS.map((view) => (
          <button key={view} type="button" aria-pressed={address.view === view} onClick={() => set({ view })}>
            {i18n._(VIEW_NAMES[view].title)}
          </button>
        ))}
      </fieldset>
      {/* In place of the row of views where the page is narrow. */}
      <Button
        className={styles.viewMenu}
        size="small"
        look="quiet"
        icon={IconChevronDown}
        aria-haspopup="menu"
        onClick={(event) =>
          openMenu(event.currentTarget, t`View`, [
            VIEWS.map((name) => ({
              id: name,
              title: i18n._(VIEW_NAMES[name].title),
              keys: VIEW_NAMES[name].keys,
              checked: name === view,
              run: () => set({ view: name }),
            })),
          ])
        }
      >
        {i18n._(VIEW_NAMES[view].title)}
      </Button>
      <FacetMenu facets={facets} />
      {slots.any && (
        <IconButton
          icon={IconSquareDot}
          label={t`Empty slots`}
          active={slots.shown}
          onClick={() => slots.show(!slots.shown)}
        />
      )}
      <SavedViews
        page="calendar"
        query={{ view: view === "month" ? undefined : view, kinds, channels, tags, owners }}
        onOpen={(query) => {
          const { date: _date, tray: _tray, ...saved } = parseAddress(query);
          set(saved);
        }}
      />
      {inWindow && (
        <IconButton
          icon={IconFileExport}
          label={t`Write a calendar file…`}
          onClick={() => runAction("calendar.export")}
        />
      )}
      <IconButton
        icon={IconLayoutSidebarRight}
        label={t`Without a date`}
        keys="u"
        active={address.tray === true}
        onClick={() => set({ tray: address.tray ? undefined : true })}
      />
    </>
  );
}

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconChevronLeft, IconChevronRight, IconFilter, IconLayoutSidebarRight } from "@tabler/icons-react";
import { Button, IconButton } from "../../shared/basics/Button";
import { KINDS } from "../../shared/basics/KindMark";
import { openMenu } from "../../shared/menu/menu";
import { type CalendarAddress, FILTER_KINDS, kindsOf } from "./address";
import styles from "./CalendarPage.module.css";
import type { FilterChoices } from "./queries";
import { VIEWS, type View } from "./range";

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
  choices: FilterChoices;
  onStep: (by: number) => void;
}

export function CalendarTools({ address, set, choices, onStep }: CalendarToolsProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const shown = kindsOf(address);
  const filters = (at: HTMLElement) =>
    openMenu(at, t`Filters`, [
      FILTER_KINDS.map((kind) => ({
        id: kind,
        title: i18n._(KINDS[kind].word),
        checked: shown.includes(kind),
        run: () => {
          const next = shown.includes(kind) ? shown.filter((other) => other !== kind) : [...shown, kind];
          set({ kinds: next.length === 0 || next.length === FILTER_KINDS.length ? undefined : next.join(",") });
        },
      })),
      choices.owners.map(({ uid, name }) => ({
        id: uid,
        title: name,
        note: t`owner`,
        checked: address.owner === uid,
        run: () => set({ owner: address.owner === uid ? undefined : uid }),
      })),
      choices.channels.map(({ uid, name }) => ({
        id: uid,
        title: name,
        checked: address.channel === uid,
        run: () => set({ channel: address.channel === uid ? undefined : uid }),
      })),
    ]);
  return (
    <>
      <span className={styles.stepper}>
        <IconButton icon={IconChevronLeft} label={t`Earlier`} keys="arrowleft" onClick={() => onStep(-1)} />
        <Button size="small" look="quiet" onClick={() => set({ date: undefined })}>
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
      <IconButton icon={IconFilter} label={t`Filters`} onClick={(event) => filters(event.currentTarget)} />
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

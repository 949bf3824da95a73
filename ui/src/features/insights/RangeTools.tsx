// The days of the question: the last ones of the log, or exact ones; a step earlier or later by keys.

import { useLingui } from "@lingui/react/macro";
import { IconCalendar, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useActions } from "../../shared/actions/use-actions";
import { Button, IconButton } from "../../shared/basics/Button";
import { Dialog } from "../../shared/dialog/Dialog";
import { daysBetween } from "../../shared/format/civil";
import { openMenu } from "../../shared/menu/menu";
import { DateField } from "../../shared/plan/DateField";
import { ALL_DAYS, PRESETS, shifted } from "./address";
import styles from "./Insights.module.css";
import { QUESTIONS } from "./questions";
import type { Asked } from "./use-insight";

export function RangeTools({ question, address, set, range }: Asked) {
  const { t } = useLingui();
  const [asked, ask] = useState(false);
  const usual = QUESTIONS[question].days;
  const exact = address.from !== undefined;
  const days = exact ? undefined : (address.days ?? usual);
  const length = daysBetween(...range) + 1;
  const step = (by: number) => set({ days: undefined, ...shifted(range, by * length) });
  const choose = (chosen: number) =>
    set({ days: chosen === usual ? undefined : chosen, from: undefined, to: undefined });
  useActions([
    { id: "insights.earlier", title: t`The period before`, group: "view", keys: "[", run: () => step(-1) },
    { id: "insights.later", title: t`The period after`, group: "view", keys: "]", run: () => step(1) },
    { id: "insights.days", title: t`Choose the days`, group: "view", keys: "d", run: () => ask(true) },
  ]);
  const named = days === undefined ? t`${length} days` : days === ALL_DAYS ? t`All days` : t`Last ${days} days`;
  return (
    <>
      <IconButton icon={IconChevronLeft} label={t`The period before`} keys="[" onClick={() => step(-1)} />
      <Button
        look="quiet"
        size="small"
        icon={IconCalendar}
        aria-haspopup="menu"
        aria-label={t`Days: ${named}`}
        onClick={({ currentTarget }) =>
          openMenu(currentTarget, t`Days`, [
            [
              ...PRESETS.map((preset) => ({ preset, title: t`Last ${preset} days` })),
              { preset: ALL_DAYS, title: t`All days` },
            ].map(({ preset, title }) => ({
              id: String(preset),
              title,
              checked: days === preset,
              run: () => choose(preset),
            })),
            [{ id: "exact", title: t`From … until …`, keys: "d", checked: exact, run: () => ask(true) }],
          ])
        }
      >
        <span className={styles.word}>{named}</span>
      </Button>
      <IconButton icon={IconChevronRight} label={t`The period after`} keys="]" onClick={() => step(1)} />
      {asked && (
        <DaysDialog
          range={range}
          onClose={() => ask(false)}
          onChoose={([from, to]) => {
            set({ days: undefined, from, to });
            ask(false);
          }}
        />
      )}
    </>
  );
}

interface DaysDialogProps {
  range: Asked["range"];
  onChoose: (range: Asked["range"]) => void;
  onClose: () => void;
}

function DaysDialog({ range, onChoose, onClose }: DaysDialogProps) {
  const { t } = useLingui();
  const [[from, to], setDays] = useState(range);
  return (
    <Dialog
      title={t`Choose the days`}
      width={400}
      onClose={onClose}
      onSubmit={() => onChoose([from, to])}
      footer={
        <Button look="primary" submit>
          {t`Show`}
        </Button>
      }
    >
      <div className={styles.dates}>
        <DateField label={t`From`} value={from} onChange={(day) => day && setDays([day, day > to ? day : to])} />
        <DateField label={t`Until`} value={to} min={from} onChange={(day) => day && setDays([from, day])} />
      </div>
    </Dialog>
  );
}

// Dates of a series that its rule does not say: those that were added, and those that were left out. Both are shown, taken back,
// and more of them made. Used where a rule is edited.

import { useLingui } from "@lingui/react/macro";
import { IconArrowBackUp, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Kind } from "../../bindings/Kind";
import type { ScheduleView } from "../../bindings/ScheduleView";
import { Button } from "../basics/Button";
import { useCommunity } from "../community";
import { useWrite } from "../data/use-write";
import { dayOf, timeOf } from "../format/civil";
import { useFormats } from "../format/formats";
import { openMenu } from "../menu/menu";
import { DateField } from "./DateField";
import { ownClock } from "./own-clock";
import { useToday } from "./RulePreview";
import styles from "./SeriesDates.module.css";
import { TimeField } from "./TimeField";
import type { Dates } from "./use-dates";

interface SeriesDatesProps {
  kind: Kind;
  uid: string;
  schedule: ScheduleView;
  dates: Dates;
}

/** So many of the next dates are offered to be left out. */
const OFFERED = 10;

export function SeriesDates({ kind, uid, schedule, dates }: SeriesDatesProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const today = useToday();
  const [adding, setAdding] = useState(false);
  const add = useWrite("calendar_date_add");
  const leaveOut = useWrite("calendar_delete");
  const { tz } = useCommunity();
  const { all_day } = schedule.when;
  const clock = ownClock(schedule.when, tz);
  const say = (civil: string) => (all_day ? formats.day(civil, today) : formats.dateTime(civil, today));
  const added = schedule.exceptions.filter((one) => one.kind === "add");
  const skipped = schedule.exceptions.filter((one) => one.kind === "skip");
  const named = dates.list.filter(({ original }) => !added.some((one) => one.original === original));
  const ahead = named.filter(({ start }) => dayOf(start) >= today).slice(0, OFFERED);
  // What was added is gone without a trace; what the rule names stays as left out.
  const remove = (original: string, said: string) => void leaveOut.run({ kind, uid, original, scope: "this" }, said);
  const bring = (start: string, date: string) => void add.run({ kind, uid, start }, t`Brought back: ${date}`);
  return (
    <div className={styles.dates}>
      {added.length > 0 && (
        <Line label={t`Also on`}>
          {added.map(({ original, start }) => {
            const date = say(clock.shown(start ?? original));
            return (
              <Chip
                key={original}
                text={date}
                label={t`Take away: ${date}`}
                icon={IconX}
                onClick={() => remove(original, t`Taken away: ${date}`)}
              />
            );
          })}
        </Line>
      )}
      {skipped.length > 0 && (
        <Line label={t`Not on`}>
          {skipped.map(({ original }) => {
            const date = say(clock.shown(original));
            return (
              <Chip
                key={original}
                text={date}
                out
                label={t`Bring back: ${date}`}
                icon={IconArrowBackUp}
                onClick={() => bring(original, date)}
              />
            );
          })}
        </Line>
      )}
      {adding ? (
        <NewDate
          when={{ all_day, start: clock.shown(schedule.when.start) }}
          onClose={() => setAdding(false)}
          onAdd={async (start) => {
            if (await add.run({ kind, uid, start: clock.own(start) }, t`One more date: ${say(start)}`))
              setAdding(false);
          }}
        />
      ) : (
        <div className={styles.tools}>
          <Button size="small" look="quiet" icon={IconPlus} onClick={() => setAdding(true)}>{t`Extra date`}</Button>
          <Button
            size="small"
            look="quiet"
            icon={IconX}
            disabled={ahead.length === 0}
            aria-haspopup="menu"
            onClick={(event) =>
              openMenu(event.currentTarget, t`Leave out a date`, [
                ahead.map(({ original, start }) => ({
                  id: original,
                  title: say(start),
                  run: () => remove(original, t`Left out: ${say(start)}`),
                })),
              ])
            }
          >
            {t`Leave out a date`}
          </Button>
        </div>
      )}
    </div>
  );
}

function NewDate({
  when,
  onAdd,
  onClose,
}: {
  when: Pick<ScheduleView["when"], "all_day" | "start">;
  onAdd: (start: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState(timeOf(when.start));
  return (
    <div className={styles.dates}>
      <div className={styles.line}>
        <DateField ariaLabel={t`Day of the extra date`} value={day} onChange={setDay} />
        {!when.all_day && (
          <TimeField ariaLabel={t`Time`} width={92} value={time} onChange={(next) => next && setTime(next)} />
        )}
      </div>
      <div className={styles.line}>
        <Button
          size="small"
          disabled={!day}
          onClick={() => day && void onAdd(when.all_day ? `${day}T00:00:00` : `${day}T${time}:00`)}
        >{t`Add`}</Button>
        <Button size="small" look="quiet" onClick={onClose}>{t`Cancel`}</Button>
      </div>
    </div>
  );
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles.line}>
      <span className={styles.label}>{label}</span>
      {children}
    </div>
  );
}

interface ChipProps {
  text: string;
  label: string;
  out?: boolean;
  icon: typeof IconX;
  onClick: () => void;
}

function Chip({ text, label, out, icon: Icon, onClick }: ChipProps) {
  return (
    <span className={styles.chip} data-out={out}>
      <span>{text}</span>
      <button type="button" aria-label={label} onClick={onClick}>
        <Icon size={12} aria-hidden />
      </button>
    </span>
  );
}

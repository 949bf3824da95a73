// When the person at this machine is on duty: days and hours of the community's clock. What is nobody's and falls into them is theirs.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { usePreference } from "../../platform/preferences";
import { Button } from "../../shared/basics/Button";
import { Dialog } from "../../shared/dialog/Dialog";
import { WEEKDAYS, type Weekday } from "../../shared/plan/rule";
import { TimeField } from "../../shared/plan/TimeField";
import { WeekdayToggles } from "../../shared/plan/WeekdayToggles";
import { meOf, useOverview, useSetting } from "../../shared/settings";
import styles from "./Today.module.css";

const USUAL = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };

export function DutyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const me = meOf(useOverview().data?.operators ?? []);
  const [shifts, setShifts] = useSetting("team.shifts");
  const [, showWhose] = usePreference("today.whose", "all");
  const [shift, setShift] = useState((me && shifts[me]) || USUAL);
  const chosen = shift.days.flatMap((day) => WEEKDAYS[day - 1] ?? []);
  const toggle = (weekday: Weekday) => {
    const day = WEEKDAYS.indexOf(weekday) + 1;
    const days = shift.days.includes(day) ? shift.days.filter((one) => one !== day) : [...shift.days, day].sort();
    setShift({ ...shift, days });
  };
  if (!me) return null;
  const { [me]: known, ...others } = shifts;
  const keep = () => {
    setShifts({ ...others, [me]: shift });
    showWhose("shift");
    onClose();
  };
  return (
    <Dialog
      title={t`When I am on duty`}
      width={380}
      onClose={onClose}
      onSubmit={() => shift.days.length > 0 && keep()}
      footer={
        <>
          {known && (
            <Button
              onClick={() => {
                setShifts(others);
                showWhose("mine");
                onClose();
              }}
            >
              {t`No shift`}
            </Button>
          )}
          <Button look="primary" submit disabled={shift.days.length === 0}>
            {t`Keep`}
          </Button>
        </>
      }
    >
      <p className={styles.explained}>{t`“My shift” then shows what is yours, and what is nobody's in these hours.`}</p>
      <WeekdayToggles chosen={chosen} onToggle={toggle} />
      <div className={styles.when}>
        <TimeField label={t`From`} value={shift.from} onChange={(from) => from && setShift({ ...shift, from })} />
        <TimeField label={t`Until`} value={shift.to} onChange={(to) => to && setShift({ ...shift, to })} />
      </div>
    </Dialog>
  );
}

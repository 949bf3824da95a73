import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { FireRef } from "../../bindings/FireRef";
import { useCommunity } from "../community";
import { useWrite } from "../data/use-write";
import { AskDialog } from "../dialog/AskDialog";
import { addMinutes, civilAt, dayOf, minutesUntil, timeOf } from "../format/civil";
import { useFormats } from "../format/formats";
import { DateField } from "../plan/DateField";
import { TimeField } from "../plan/TimeField";
import { useQuestion } from "../question";
import { useNow } from "../use-now";
import styles from "./SnoozeDialog.module.css";
import { snoozing } from "./snooze";

/** Mounted once, by the frame; asks until when a reminder keeps still. */
export default function SnoozeDialog() {
  const fires = useQuestion(snoozing);
  return fires && <Ask fires={fires} />;
}

function Ask({ fires }: { fires: FireRef[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const instant = useNow();
  const now = civilAt(instant, tz);
  const snooze = useWrite("reminders_snooze");
  const [day, setDay] = useState(() => dayOf(addMinutes(now, 60)));
  const [time, setTime] = useState(() => `${timeOf(addMinutes(now, 60)).slice(0, 2)}:00`);
  const minutes = minutesUntil(`${day}T${time}:00`, instant, tz);
  const close = () => snoozing.ask(null);
  const keep = async () => {
    if (minutes < 1) return;
    const until = formats.dateTime(`${day}T${time}:00`);
    if (await snooze.run({ fires, minutes }, t`Reminds again ${until}`)) close();
  };
  return (
    <AskDialog
      title={t`Remind me at…`}
      does={t`Remind me`}
      width={360}
      busy={snooze.pending}
      ready={minutes >= 1}
      onClose={close}
      onDo={() => void keep()}
    >
      <div className={styles.when}>
        <DateField ariaLabel={t`Day`} value={day} min={dayOf(now)} onChange={(next) => next && setDay(next)} />
        <TimeField ariaLabel={t`Time`} value={time} onChange={(next) => next && setTime(next)} />
      </div>
      {minutes < 1 && <p className={styles.past}>{t`This time has passed.`}</p>}
    </AskDialog>
  );
}

// Nothing rings on this machine for a while; what becomes due meanwhile rings afterwards.

import { useLingui } from "@lingui/react/macro";
import { IconBellPause, IconBellRinging } from "@tabler/icons-react";
import { Button } from "../basics/Button";
import { useCommunity } from "../community";
import { addDays, civilAt, dayOf, minutesUntil } from "../format/civil";
import { useFormats } from "../format/formats";
import { openMenu } from "../menu/menu";
import { useSetting } from "../settings";
import { useNow } from "../use-now";
import styles from "./PauseReminders.module.css";

const HOUR = 60;
/** When a day begins for whoever has had enough of this one. */
const MORNING = "08:00:00";

export function PauseReminders() {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const now = useNow();
  const [until, setUntil] = useSetting("reminders.paused_until");
  if (until > now) {
    const end = civilAt(until, tz);
    const when = dayOf(end) === dayOf(civilAt(now, tz)) ? formats.time(end) : formats.dateTime(end);
    return (
      <>
        <span className={styles.paused} role="status">{t`Nothing rings until ${when}.`}</span>
        <Button icon={IconBellRinging} onClick={() => setUntil(0)}>
          {t`Ring again`}
        </Button>
      </>
    );
  }
  const pause = (minutes: number) => setUntil(Date.now() + minutes * 60_000);
  const morning = `${addDays(dayOf(civilAt(now, tz)), 1)}T${MORNING}`;
  return (
    <Button
      icon={IconBellPause}
      onClick={(event) =>
        openMenu(event.currentTarget, t`Pause reminders`, [
          [
            { id: "hour", title: t`For an hour`, run: () => pause(HOUR) },
            {
              id: "tomorrow",
              title: t`Until tomorrow at ${formats.time(morning)}`,
              run: () => pause(minutesUntil(morning, Date.now(), tz)),
            },
          ],
        ])
      }
    >
      {t`Pause reminders`}
    </Button>
  );
}

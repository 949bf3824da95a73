// What stands left of the hours: the time, and beside it the time in a second zone, with the names of both above.

import { useLingui } from "@lingui/react/macro";
import { type CivilDate, civilAt } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import styles from "./CalendarGrid.module.css";

interface Zones {
  zone: string;
  second: string | null;
}

/** The time of a line on the community's clocks, and in the second zone on the day that is shown. */
export function SlotTime({ civil, day, zone, second }: Zones & { civil: string; day: CivilDate }) {
  const formats = useFormats();
  if (!civil) return null;
  const own = formats.time(civil);
  if (!second) return <span className={styles.slot}>{own}</span>;
  return (
    <span className={styles.slot}>
      <span className={styles.second}>{formats.time(inZone(`${day}T${civil.slice(11)}`, zone, second))}</span>
      {own}
    </span>
  );
}

/** The corner above the hours; with two columns it says whose hours they are. */
export function AllDay({ zone, second }: Zones) {
  const { t, i18n } = useLingui();
  if (!second) return <span className={styles.allDay}>{t`all day`}</span>;
  const [left, right] = [zoneName(second, i18n.locale), zoneName(zone, i18n.locale)];
  return (
    <span className={`${styles.allDay} ${styles.zones}`} title={t`Left: ${second}. Right: ${zone}.`}>
      <span>{t`all day`}</span>
      <span className={styles.slot}>
        <span className={styles.second}>{left}</span>
        {right}
      </span>
    </span>
  );
}

/** GMT+8 · CET: short enough for the narrow column. */
function zoneName(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }).formatToParts(Date.now());
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** What clocks in `second` show when those in `zone` show `civil`. Found by looking where the guess lands and correcting once. */
function inZone(civil: string, zone: string, second: string): string {
  const guess = Date.parse(`${civil}Z`);
  const off = Date.parse(`${civilAt(guess, zone)}Z`) - guess;
  return civilAt(guess - off, second);
}

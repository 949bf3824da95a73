// What stands left of the hours: the time, and beside it the time in a second zone, with the names of both above.

import { useLingui } from "@lingui/react/macro";
import { type CivilDate, inZone } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { zoneName } from "../../shared/format/zone-name";
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
  // GMT+8 · CET: short enough for the narrow column.
  const [left, right] = [second, zone].map((one) => zoneName(one, i18n.locale, "short"));
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

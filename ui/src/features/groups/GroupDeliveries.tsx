// What became of the deliveries of one group in the last two weeks, day by day.

import { useLingui } from "@lingui/react/macro";
import type { Deliveries } from "../../bindings/Deliveries";
import { useCall } from "../../shared/data/query";
import { addDays } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { Section } from "../../shared/page/Drawer";
import styles from "./GroupPage.module.css";
import { useToday } from "./use-groups";

const DAYS = 14;
const ON = ["content", "content_channel", "delivery", "schedule", "schedule_exception", "hold", "channel"];

export function GroupDeliveries({ uid }: { uid: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const today = useToday();
  const { data } = useCall("group_deliveries", { channel: uid, from: addDays(today, -DAYS), to: today }, { on: ON });
  if (!data || data.length === 0) return null;
  return (
    <Section title={t`Deliveries`}>
      <table className={styles.days}>
        <tbody>
          {data.toReversed().map(({ on, deliveries }) => (
            <tr key={on}>
              <th>{formats.nearDayShort(on, today)}</th>
              <td>{`${deliveries.on_time + deliveries.late}/${deliveries.planned}`}</td>
              <td>
                <Bar deliveries={deliveries} />
              </td>
              <td>
                <Told deliveries={deliveries} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Bar({ deliveries }: { deliveries: Deliveries }) {
  const parts = (["on_time", "late", "skipped", "missed"] as const).filter((kind) => deliveries[kind] > 0);
  return (
    <span className={styles.bar} aria-hidden>
      {parts.map((kind) => (
        <span key={kind} data-kind={kind} style={{ flex: deliveries[kind] }} />
      ))}
    </span>
  );
}

/** What is not as it should be, in words. */
function Told({ deliveries: { late, skipped, missed } }: { deliveries: Deliveries }) {
  const { t } = useLingui();
  const told = [
    late > 0 && t`${late} late`,
    skipped > 0 && t`${skipped} left out`,
    missed > 0 && t`${missed} not sent`,
  ];
  return told.filter(Boolean).join(" · ") || t`all on time`;
}

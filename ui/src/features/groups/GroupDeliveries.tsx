// What became of the deliveries of one group in the last two weeks, day by day, and which of them went wrong.

import { useLingui } from "@lingui/react/macro";
import type { Deliveries } from "../../bindings/Deliveries";
import type { Trouble } from "../../bindings/Trouble";
import type { TroubledDelivery } from "../../bindings/TroubledDelivery";
import { useCall } from "../../shared/data/query";
import { addDays } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useOpen } from "../../shared/navigation";
import { Section } from "../../shared/page/Drawer";
import styles from "./GroupPage.module.css";
import { useToday } from "./use-groups";

const DAYS = 14;
const ON = ["content", "content_channel", "delivery", "schedule", "schedule_exception", "hold", "channel"];
/** Of one day; what is more is seen where its posts are. */
const MOST = 6;

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
          {data.toReversed().map(({ on, deliveries, troubled }) => (
            <tr key={on}>
              <th>{formats.nearDayShort(on, today)}</th>
              <td>{`${deliveries.on_time + deliveries.late}/${deliveries.planned}`}</td>
              <td>
                <Bar deliveries={deliveries} />
              </td>
              <td>{troubled.length === 0 ? t`all on time` : <Troubles troubled={troubled} />}</td>
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

/** What is not as it should be: which post, and why, each a way to it. */
function Troubles({ troubled }: { troubled: readonly TroubledDelivery[] }) {
  const { t } = useLingui();
  const open = useOpen();
  const words: Record<Trouble, string> = { late: t`sent late`, skipped: t`left out`, missed: t`not sent` };
  const more = troubled.length - MOST;
  return (
    <ul className={styles.troubles}>
      {troubled.slice(0, MOST).map(({ uid, original, title, trouble }) => (
        <li key={`${uid}@${original}`}>
          <button type="button" onClick={() => open({ kind: "content", uid, original: original || undefined })}>
            <bdi>{title || t`Untitled`}</bdi> <small data-kind={trouble}>{words[trouble]}</small>
          </button>
        </li>
      ))}
      {more > 0 && <li>{t`and ${more} more`}</li>}
    </ul>
  );
}

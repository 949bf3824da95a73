// What is planned for the group from today on: content to send and activities, in the order of their times.

import { useLingui } from "@lingui/react/macro";
import { KindMark } from "../../shared/basics/KindMark";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useFormats } from "../../shared/format/formats";
import { useOpen } from "../../shared/navigation";
import { Section } from "../../shared/page/Drawer";
import styles from "./GroupDrawer.module.css";
import { useToday } from "./use-groups";

const SHOWN = 8;
const CONTENT_TABLES = ["content", "content_channel", "schedule", "schedule_exception", "delivery"];
const ACTIVITY_TABLES = ["activity", "activity_channel", "schedule", "schedule_exception"];

export function GroupPlan({ uid }: { uid: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const today = useToday();
  const { uid: community } = useCommunity();
  const asked = { community, channels: [uid], from: today, sort: "start" as const, limit: SHOWN };
  const contents = useCall("contents", { ...asked, planned: true }, { on: CONTENT_TABLES });
  const activities = useCall("activities", asked, { on: ACTIVITY_TABLES });
  const items = [
    ...(contents.data?.rows ?? []).map((row) => ({ ...row, kind: "content" as const, original: undefined })),
    ...(activities.data?.rows ?? []).map((row) => ({ ...row, kind: "activity" as const })),
  ]
    .filter(({ start }) => start !== null)
    .sort((a, b) => (a.start ?? "").localeCompare(b.start ?? ""))
    .slice(0, SHOWN);
  if (items.length === 0) return null;
  return (
    <Section title={t`Planned`}>
      <ul className={styles.plan}>
        {items.map(({ kind, uid, original, title, start, all_day }) => (
          <li key={`${kind} ${uid} ${original ?? ""}`}>
            <button type="button" onClick={() => open({ kind, uid, original })}>
              <KindMark kind={kind} />
              <bdi>{title}</bdi>
              <time>{start && (all_day ? formats.day(start, today) : formats.dateTime(start, today))}</time>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

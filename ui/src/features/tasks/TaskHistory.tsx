import { useLingui } from "@lingui/react/macro";
import { useCommunity } from "../../shared/community";
import { useFormats } from "../../shared/format/formats";
import { RecordHistory } from "../../shared/history/RecordHistory";
import { TIME_TABLES, useTimeWords } from "../../shared/history/time-words";
import { Section } from "../../shared/page/Drawer";

const ON = ["task", "operator", ...TIME_TABLES] as const;

/** Who changed what of a task, and when. */
export function TaskHistory({ uid }: { uid: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const time = useTimeWords();
  const plain = (value: unknown) => String(value);
  return (
    <Section title={t`History`}>
      <RecordHistory
        uids={[uid]}
        on={ON}
        words={{
          own: {
            title: { title: t`Title`, value: plain },
            done_at: { title: t`Done`, value: (at) => formats.instant(Number(at), tz) },
            owner_id: { title: t`Owner`, value: null },
            schedule_id: { title: t`Due`, value: null },
            note: { title: t`Notes`, value: plain },
            custom: { title: t`More fields`, value: null },
            deleted_at: { title: t({ message: "Trash", context: "The place of deleted things" }), value: null },
          },
          belongings: time,
        }}
      />
    </Section>
  );
}

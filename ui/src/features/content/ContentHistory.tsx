import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { ContentState } from "../../bindings/ContentState";
import type { DeliveryState } from "../../bindings/DeliveryState";
import { RecordHistory } from "../../shared/history/RecordHistory";
import { TIME_TABLES, useTimeWords } from "../../shared/history/time-words";
import { Section } from "../../shared/page/Drawer";
import { STATE_WORDS } from "./states";

const ON = ["content", "piece", "content_channel", "delivery", "task", "operator", ...TIME_TABLES] as const;

/** Who changed what of a content item, and when: itself, its texts, where it goes and whether it went. */
export function ContentHistory({ uid }: { uid: string }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const time = useTimeWords();
  const plain = (value: unknown) => String(value);
  const sending: Record<DeliveryState, string> = {
    pending: t`To send`,
    sent: t`Sent`,
    skipped: t`Skipped`,
    failed: t`Failed`,
  };
  const trash = t({ message: "Trash", context: "The place of deleted things" });
  return (
    <Section title={t`History`}>
      <RecordHistory
        uids={[uid]}
        on={ON}
        words={{
          own: {
            title: { title: t`Title`, value: plain },
            state: { title: t`State`, value: (state) => i18n._(STATE_WORDS[state as ContentState]) },
            owner_id: { title: t`Owner`, value: null },
            reviewer_id: { title: t`Reviewer`, value: null },
            pillar_id: { title: t`Pillar`, value: null },
            schedule_id: { title: t`Time`, value: null },
            note: { title: t`Notes`, value: plain },
            custom: { title: t`More fields`, value: null },
            deleted_at: { title: trash, value: null },
          },
          belongings: {
            ...time,
            piece: {
              title: t({ message: "Text", context: "of a post" }),
              columns: {
                text: { title: t`changed`, value: null },
                attachment_id: { title: t`another file`, value: null },
              },
            },
            content_channel: { title: t`Channel` },
            delivery: {
              title: t`Sending`,
              columns: { state: { title: t`Sending`, value: (state) => sending[state as DeliveryState] } },
              added: t`marked`,
              removed: t`mark taken back`,
            },
            task: {
              title: t`Task`,
              columns: {
                title: { title: t`Title`, value: plain },
                done_at: { title: t`done or not`, value: null },
                deleted_at: { title: trash, value: null },
              },
            },
          },
        }}
      />
    </Section>
  );
}

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { ContentState } from "../../bindings/ContentState";
import { RecordHistory } from "../../shared/history/RecordHistory";
import { Section } from "../../shared/page/Drawer";
import { STATE_WORDS } from "./states";

const ON = ["content"] as const;

/** Who changed what of a content item, and when. */
export function ContentHistory({ uid }: { uid: string }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const plain = (value: unknown) => String(value);
  return (
    <Section title={t`History`}>
      <RecordHistory
        uids={[uid]}
        on={ON}
        words={{
          title: { title: t`Title`, value: plain },
          state: { title: t`State`, value: (state) => i18n._(STATE_WORDS[state as ContentState]) },
          owner_id: { title: t`Owner`, value: null },
          reviewer_id: { title: t`Reviewer`, value: null },
          pillar_id: { title: t`Pillar`, value: null },
          schedule_id: { title: t`Time`, value: null },
          note: { title: t`Notes`, value: plain },
          deleted_at: { title: t({ message: "Trash", context: "The place of deleted things" }), value: null },
        }}
      />
    </Section>
  );
}

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { ActivityFormat } from "../../bindings/ActivityFormat";
import { RecordHistory } from "../../shared/history/RecordHistory";
import { Section } from "../../shared/page/Drawer";
import { FORMAT_WORDS } from "./formats";

const ON = ["activity"] as const;

/** Who changed what of an event, and when. */
export function ActivityHistory({ uid }: { uid: string }) {
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
          format: { title: t`Format`, value: (format) => i18n._(FORMAT_WORDS[format as ActivityFormat]) },
          place: { title: t`Place`, value: plain },
          link: { title: t`Link`, value: plain },
          host: { title: t`Host`, value: plain },
          capacity: { title: t`Capacity`, value: plain },
          owner_id: { title: t`Owner`, value: null },
          schedule_id: { title: t`Time`, value: null },
          note: { title: t`Notes`, value: plain },
          deleted_at: { title: t({ message: "Trash", context: "The place of deleted things" }), value: null },
        }}
      />
    </Section>
  );
}

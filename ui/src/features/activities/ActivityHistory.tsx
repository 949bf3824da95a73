import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { ActivityFormat } from "../../bindings/ActivityFormat";
import type { RegistrationState } from "../../bindings/RegistrationState";
import { RecordHistory } from "../../shared/history/RecordHistory";
import { TIME_TABLES, useTimeWords } from "../../shared/history/time-words";
import { Section } from "../../shared/page/Drawer";
import { FORMAT_WORDS } from "./formats";

const ON = ["activity", "activity_channel", "registration", "task", "operator", ...TIME_TABLES] as const;

/** Who changed what of an event, and when: itself, its dates, who comes, its checklist. */
export function ActivityHistory({ uid }: { uid: string }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const time = useTimeWords();
  const plain = (value: unknown) => String(value);
  const coming: Record<RegistrationState, string> = {
    registered: t`Registered`,
    waiting: t`On the waiting list`,
    came: t`Here`,
    no_show: t`Did not come`,
    cancelled: t`Called off`,
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
            format: { title: t`Format`, value: (format) => i18n._(FORMAT_WORDS[format as ActivityFormat]) },
            place: { title: t`Place`, value: plain },
            link: { title: t`Link`, value: plain },
            host: { title: t`Host`, value: plain },
            capacity: { title: t`Capacity`, value: plain },
            owner_id: { title: t`Owner`, value: null },
            schedule_id: { title: t`Time`, value: null },
            note: { title: t`Notes`, value: plain },
            custom: { title: t`More fields`, value: null },
            deleted_at: { title: trash, value: null },
          },
          belongings: {
            ...time,
            activity_channel: { title: t`Announced in` },
            registration: {
              title: t`Registration`,
              columns: {
                state: { title: t`Registration`, value: (state) => coming[state as RegistrationState] },
                extra: { title: t`Brings along`, value: plain },
                note: { title: t`Notes`, value: plain },
              },
            },
            task: {
              title: t`Checklist`,
              columns: {
                title: { title: t`Title`, value: plain },
                done_at: { title: t`done or not`, value: null },
                owner_id: { title: t`Owner`, value: null },
                deleted_at: { title: trash, value: null },
              },
            },
          },
        }}
      />
    </Section>
  );
}

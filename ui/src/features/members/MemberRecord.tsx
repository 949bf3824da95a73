// Everything that is known of a member: who, where, and what was changed. The drawer shows it in one column, the page in two.

import { useLingui } from "@lingui/react/macro";
import { IconUsers } from "@tabler/icons-react";
import type { MemberView } from "../../bindings/MemberView";
import { Button } from "../../shared/basics/Button";
import { NoteText } from "../../shared/fields/NoteText";
import { RecordHistory } from "../../shared/history/RecordHistory";
import { Section } from "../../shared/page/Drawer";
import { Accounts } from "./Accounts";
import { MemberCare } from "./contacts/MemberCare";
import { NOTED_TABLES } from "./contacts/tables";
import { MemberFeedback } from "./feedback/MemberFeedback";
import { MemberFields } from "./MemberFields";
import styles from "./MemberRecord.module.css";
import { Memberships } from "./Memberships";
import { MemberPoints } from "./points/MemberPoints";
import { POINT_TABLES } from "./points/tables";
import { TierHistory } from "./TierHistory";
import { type Directory, MEMBER_TABLES } from "./use-directory";
import { useHistoryWords } from "./use-history-words";
import type { MemberWrites } from "./use-member-writes";

interface MemberRecordProps {
  member: MemberView;
  directory: Directory;
  writes: MemberWrites;
  wide?: boolean;
}

export function MemberRecord({ member, directory, writes, wide }: MemberRecordProps) {
  const { t } = useLingui();
  const words = useHistoryWords();
  const { row } = member;
  return (
    <div className={styles.record} data-wide={wide}>
      <div className={styles.who}>
        <MemberFields row={row} directory={directory} writes={writes} />
        {row.namesake && (
          <p className={styles.namesake}>
            <IconUsers size={16} aria-hidden />
            <span>{t`Somebody else bears this name, and nothing yet tells the two apart for sure.`}</span>
            <Button
              look="quiet"
              size="small"
              onClick={() => void writes.edit({ uid: row.uid, namesake: false }, t`${row.name} is a person apart`)}
            >
              {t`They are two`}
            </Button>
          </p>
        )}
      </div>
      <div>
        <Section title={t`Note`}>
          <NoteText
            key={row.uid}
            label={t`Note`}
            placeholder={t`What is worth knowing`}
            value={row.note ?? ""}
            onSave={async (text) => {
              const note = text.trim() === "" ? null : text;
              return (await writes.edit({ uid: row.uid, note })) !== undefined;
            }}
          />
        </Section>
        <MemberCare row={row} />
        <MemberPoints row={row} />
        <MemberFeedback row={row} />
        <Section title={t`Groups`}>
          <Memberships member={member} directory={directory} />
        </Section>
        <Section title={t`Accounts`}>
          <Accounts row={row} directory={directory} />
        </Section>
        <Section title={t`Tier`}>
          <TierHistory row={row} directory={directory} writes={writes} />
        </Section>
        <Section title={t`History`}>
          <RecordHistory uids={[row.uid]} words={words} on={[...MEMBER_TABLES, ...NOTED_TABLES, ...POINT_TABLES]} />
        </Section>
      </div>
    </div>
  );
}

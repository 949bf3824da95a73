// Everything that is known of a member: who, where, and what was changed. The drawer shows it in one column, the page in two.

import { useLingui } from "@lingui/react/macro";
import { Textarea } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import type { MemberView } from "../../bindings/MemberView";
import { Button } from "../../shared/basics/Button";
import { RecordHistory } from "../../shared/history/RecordHistory";
import { Section } from "../../shared/page/Drawer";
import { Accounts } from "./Accounts";
import { MemberFields } from "./MemberFields";
import styles from "./MemberRecord.module.css";
import { Memberships } from "./Memberships";
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
          <NoteField
            value={row.note ?? ""}
            onSave={(text) => void writes.edit({ uid: row.uid, note: text.trim() === "" ? null : text })}
          />
        </Section>
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
          <RecordHistory uids={[row.uid]} words={words} on={MEMBER_TABLES} />
        </Section>
      </div>
    </div>
  );
}

function NoteField({ value, onSave }: { value: string; onSave: (text: string) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState(value);
  return (
    <Textarea
      aria-label={t`Note`}
      autosize
      minRows={2}
      maxRows={12}
      placeholder={t`What is worth knowing`}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => text !== value && onSave(text)}
    />
  );
}

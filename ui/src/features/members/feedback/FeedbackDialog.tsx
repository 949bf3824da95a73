// New feedback: the words as they were, who said them, and where.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { SegmentedControl, Select, Textarea } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { useState } from "react";
import type { FeedbackKind } from "../../../bindings/FeedbackKind";
import type { MemberRow } from "../../../bindings/MemberRow";
import { Button } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useWrite } from "../../../shared/data/use-write";
import { AskDialog } from "../../../shared/dialog/AskDialog";
import { civilAt, dayOf } from "../../../shared/format/civil";
import { MemberDialog } from "../../../shared/people/MemberDialog";
import { DateField } from "../../../shared/plan/DateField";
import { useDirectory } from "../use-directory";
import styles from "./Feedback.module.css";
import { KIND_WORDS } from "./words";

export default function FeedbackDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { uid: community, tz } = useCommunity();
  const { channels } = useDirectory();
  const add = useWrite("feedback_add");
  const today = dayOf(civilAt(Date.now(), tz));
  const [quote, setQuote] = useState("");
  const [kind, setKind] = useState<FeedbackKind>("suggestion");
  const [member, setMember] = useState<MemberRow | null>(null);
  const [channel, setChannel] = useState<string | null>(null);
  const [on, setOn] = useState(today);
  const [choosing, setChoosing] = useState(false);
  const typed = quote.trim();
  const save = async () => {
    const said = { community, quote: typed, kind, member: member?.uid, channel: channel ?? undefined };
    // What day it is, the core knows; another one was chosen.
    const input = { ...said, on: on === today ? undefined : on };
    if ((await add.run(input, t`Feedback kept`)) !== undefined) onClose();
  };
  if (choosing) {
    const choose = (row: MemberRow) => {
      setMember(row);
      setChoosing(false);
    };
    return <MemberDialog title={t`Who said it?`} name="" onChoose={choose} onClose={() => setChoosing(false)} />;
  }
  return (
    <AskDialog
      title={t`New feedback`}
      does={t`Save`}
      width={560}
      busy={add.pending}
      ready={typed !== ""}
      onClose={onClose}
      onDo={() => void save()}
    >
      <div className={styles.form}>
        <Textarea
          label={t`What was said`}
          placeholder={t`Paste it as it was written`}
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          maxLength={10_000}
          value={quote}
          onChange={({ currentTarget }) => setQuote(currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t`What kind of thing`}
          data={Object.entries(KIND_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
          value={kind}
          onChange={(value) => setKind(value as FeedbackKind)}
        />
        <div className={styles.fields}>
          <Button icon={IconUser} onClick={() => setChoosing(true)}>
            {member ? member.name : t`Who said it?`}
          </Button>
          {channels.length > 0 && (
            <Select
              aria-label={t`Where`}
              placeholder={t`Where`}
              searchable
              clearable
              data={channels.map(({ uid, name }) => ({ value: uid, label: name }))}
              value={channel}
              onChange={setChannel}
            />
          )}
          <DateField ariaLabel={t`Day`} value={on} onChange={(day) => day && setOn(day)} />
        </div>
      </div>
    </AskDialog>
  );
}

// Which member somebody on the list is. The name that was typed is looked for first.

import { useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import type { MemberRow } from "../../bindings/MemberRow";
import { Dialog } from "../dialog/Dialog";
import fields from "../fields/fields.module.css";
import { isIme } from "../keys";
import { MemberChoices, useChoice } from "./MemberChoices";
import styles from "./Members.module.css";
import { useMemberSearch } from "./use-member-search";

interface MemberDialogProps {
  /** What is asked; who the name means when left out. */
  title?: string;
  name: string;
  /** Who cannot be the answer. */
  except?: string;
  onChoose: (member: MemberRow) => void;
  onClose: () => void;
}

const NOBODY: ReadonlySet<string> = new Set();

export function MemberDialog({ title, name, except, onChoose, onClose }: MemberDialogProps) {
  const { t } = useLingui();
  const id = useId();
  const [text, setText] = useState(name);
  const members = useMemberSearch(text).filter(({ uid }) => uid !== except);
  const choice = useChoice(members.length);
  const chosen = members[Math.max(0, choice.at)];
  return (
    <Dialog
      title={title ?? t`Which member is “${name}”?`}
      width={400}
      onClose={onClose}
      onSubmit={() => chosen && onChoose(chosen)}
    >
      <input
        className={fields.text}
        data-autofocus
        role="combobox"
        aria-label={t`Find a member`}
        aria-expanded={members.length > 0}
        aria-controls={members.length > 0 ? id : undefined}
        aria-activedescendant={members.length > 0 ? `${id}-${Math.max(0, choice.at)}` : undefined}
        placeholder={t`Name, pinyin or initials`}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          choice.reset();
        }}
        onKeyDown={(event) => !isIme(event) && choice.steer(event.key) && event.preventDefault()}
      />
      <MemberChoices id={id} members={members} at={Math.max(0, choice.at)} listed={NOBODY} onChoose={onChoose} />
      {members.length === 0 && text.trim() !== "" && <p className={styles.hint}>{t`No member is found by this.`}</p>}
    </Dialog>
  );
}

// Names into the list: one and Enter, or a member found by name, pinyin or initials. A list that is pasted opens in the dialog of
// lists, and so does a name of which somebody must say whose it is.

import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useId, useState } from "react";
import type { MemberRow } from "../../../bindings/MemberRow";
import { GrowingText } from "../../../shared/fields/GrowingText";
import { isIme } from "../../../shared/keys";
import { MemberChoices, useChoice } from "../../../shared/people/MemberChoices";
import { useMemberSearch } from "../../../shared/people/use-member-search";
import styles from "./Registrations.module.css";

interface AddNamesProps {
  /** Members who are on the list. */
  listed: ReadonlySet<string>;
  /** True when the name was taken over. */
  onName: (text: string) => Promise<boolean>;
  onMember: (member: MemberRow) => Promise<boolean>;
  onList: (text: string) => void;
}

export function AddNames({ listed, onName, onMember, onList }: AddNamesProps) {
  const { t } = useLingui();
  const id = useId();
  const [text, setText] = useState("");
  const members = useMemberSearch(text);
  const choice = useChoice(members.length);
  const toList = (list: string) => {
    setText("");
    onList(list);
  };
  const add = async () => {
    if (text.trim() === "") return;
    if (await onName(text)) setText("");
    else toList(text);
  };
  const take = async (member: MemberRow) => {
    choice.reset();
    if (await onMember(member)) setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isIme(event) || event.shiftKey) return;
    const member = members[choice.at];
    if (choice.steer(event.key)) event.preventDefault();
    else if (event.key === "Enter") {
      event.preventDefault();
      void (member ? take(member) : add());
    } else if (event.key === "Escape" && text !== "") {
      event.stopPropagation();
      setText("");
    }
  };
  return (
    <div className={styles.adding}>
      <GrowingText
        value={text}
        most={180}
        className={styles.field}
        role="combobox"
        aria-label={t`Names to register`}
        aria-expanded={members.length > 0}
        aria-controls={members.length > 0 ? id : undefined}
        aria-activedescendant={choice.at >= 0 ? `${id}-${choice.at}` : undefined}
        placeholder={t`Type a name, or paste a list or a 接龙`}
        onChange={(next) => {
          choice.reset();
          if (/[\n\t、]/.test(next.trim())) toList(next);
          else setText(next);
        }}
        onKeyDown={onKeyDown}
      />
      <MemberChoices
        id={id}
        members={members}
        at={choice.at}
        listed={listed}
        onChoose={(member) => void take(member)}
      />
    </div>
  );
}

// Names into the list: one and Enter, a member found by name, pinyin or initials, or many pasted at once, with what was
// understood before it is kept.

import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useId, useState } from "react";
import type { MemberRow } from "../../../bindings/MemberRow";
import { Button } from "../../../shared/basics/Button";
import { GrowingText } from "../../../shared/fields/GrowingText";
import { isIme } from "../../../shared/keys";
import { MemberChoices, useChoice } from "./MemberChoices";
import { type ParsedName, parseNames } from "./parse-names";
import styles from "./Registrations.module.css";
import { useMemberSearch } from "./use-member-search";

interface AddNamesProps {
  /** Members who are on the list. */
  listed: ReadonlySet<string>;
  onAdd: (people: ParsedName[]) => Promise<boolean>;
  onMember: (member: MemberRow) => Promise<boolean>;
}

export function AddNames({ listed, onAdd, onMember }: AddNamesProps) {
  const { t } = useLingui();
  const id = useId();
  const [text, setText] = useState("");
  const people = parseNames(text);
  const company = people.reduce((sum, { extra }) => sum + extra, 0);
  const several = people.length > 1 || text.includes("\n");
  const members = useMemberSearch(several ? "" : (people[0]?.name ?? ""));
  const choice = useChoice(members.length);
  const add = async () => {
    if (people.length > 0 && (await onAdd(people))) setText("");
  };
  const take = async (member: MemberRow) => {
    choice.reset();
    if (await onMember(member)) setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isIme(event) || event.shiftKey) return;
    const member = members[choice.at];
    if (!several && choice.steer(event.key)) event.preventDefault();
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
          setText(next);
          choice.reset();
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
      {several && (
        <div className={styles.understood}>
          <span>{company > 0 ? t`${people.length} names, ${company} more with them` : t`${people.length} names`}</span>
          <Button size="small" look="primary" disabled={people.length === 0} onClick={() => void add()}>
            {t`Register`}
          </Button>
        </div>
      )}
    </div>
  );
}

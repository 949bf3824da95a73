// The members that were found for what is typed above, as a list that arrows go through and Enter takes from.

import { useLingui } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { MemberRow } from "../../bindings/MemberRow";
import { NameWithInitials } from "../basics/NameWithInitials";
import styles from "./Members.module.css";

interface MemberChoicesProps {
  id: string;
  members: MemberRow[];
  /** The one that Enter takes; −1 for none. */
  at: number;
  /** Whoever is on the list already. */
  listed: ReadonlySet<string>;
  onChoose: (member: MemberRow) => void;
}

export function MemberChoices({ id, members, at, listed, onChoose }: MemberChoicesProps) {
  const { t } = useLingui();
  if (members.length === 0) return null;
  return (
    <div id={id} role="listbox" aria-label={t`Members`} className={styles.choices}>
      {members.map((member, index) => (
        <div
          key={member.uid}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // The field keeps the focus, and with it what was typed.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(member);
          }}
        >
          <NameWithInitials name={member.name} />
          {member.remark && <span className={styles.word}>{member.remark}</span>}
          {listed.has(member.uid) && <IconCheck size={14} stroke={2} aria-label={t`on the list`} />}
        </div>
      ))}
    </div>
  );
}

/** ↑ and ↓ through the choices: what is chosen, and the keys that do it. */
export function useChoice(count: number) {
  const [at, setAt] = useState(-1);
  const chosen = at < count ? at : -1;
  return {
    at: chosen,
    reset: () => setAt(-1),
    /** True when the key was an arrow that went somewhere. */
    steer: (key: string): boolean => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[key];
      if (step === undefined || count === 0) return false;
      setAt(Math.max(-1, Math.min(count - 1, chosen + step)));
      return true;
    },
  };
}

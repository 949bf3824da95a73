// Names into the list: one and Enter, or many pasted at once, with what was understood before it is kept.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../../shared/basics/Button";
import { GrowingText } from "../../../shared/fields/GrowingText";
import { isIme } from "../../../shared/keys";
import { type ParsedName, parseNames } from "./parse-names";
import styles from "./Registrations.module.css";

export function AddNames({ onAdd }: { onAdd: (people: ParsedName[]) => Promise<boolean> }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const people = parseNames(text);
  const company = people.reduce((sum, { extra }) => sum + extra, 0);
  const several = people.length > 1 || text.includes("\n");
  const add = async () => {
    if (people.length > 0 && (await onAdd(people))) setText("");
  };
  return (
    <div className={styles.adding}>
      <GrowingText
        value={text}
        most={180}
        className={styles.field}
        aria-label={t`Names to register`}
        placeholder={t`Type a name, or paste a list or a 接龙`}
        onChange={setText}
        onKeyDown={(event) => {
          if (isIme(event) || event.key !== "Enter" || event.shiftKey) return;
          event.preventDefault();
          void add();
        }}
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

// How something planned repeats. Of what happens once the choice counts at once; the rule of a series is worked on first and
// applied as a whole, because applying asks from which date on.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { When } from "../../bindings/When";
import { Button } from "../basics/Button";
import { RecurrenceEditor } from "./RecurrenceEditor";
import styles from "./RecurrenceEditor.module.css";
import type { Rule } from "./rule";

interface RuleFieldProps {
  /** Of the whole thing. */
  when: When;
  /** False when it stays as it was: then what was worked on stays, too. */
  onChange: (rule: Rule | null) => Promise<boolean>;
}

export function RuleField({ when, onChange }: RuleFieldProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<{ rule: Rule | null } | null>(null);
  const change = (rule: Rule | null) => {
    if (when.rule === null) void onChange(rule);
    else setDraft(sameRule(rule, when.rule) ? null : { rule });
  };
  return (
    <>
      <RecurrenceEditor value={draft ? draft.rule : when.rule} start={when.start} onChange={change} />
      {draft && (
        <div className={styles.apply}>
          <Button
            size="small"
            look="primary"
            onClick={() => void onChange(draft.rule).then((done) => done && setDraft(null))}
          >{t`Change the series`}</Button>
          <Button size="small" look="quiet" onClick={() => setDraft(null)}>{t`Leave it as it was`}</Button>
        </div>
      )}
    </>
  );
}

const sameRule = (one: Rule | null, other: Rule | null) => JSON.stringify(one) === JSON.stringify(other);

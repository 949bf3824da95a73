// How something planned repeats. Of what happens once the choice counts at once; the rule of a series is worked on first and
// applied as a whole, because applying asks from which date on.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Kind } from "../../bindings/Kind";
import type { ScheduleView } from "../../bindings/ScheduleView";
import { Button } from "../basics/Button";
import { RecurrenceEditor } from "./RecurrenceEditor";
import styles from "./RecurrenceEditor.module.css";
import type { Rule } from "./rule";
import { SeriesDates } from "./SeriesDates";
import type { Planned } from "./use-planned";

interface RuleFieldProps {
  kind: Kind;
  uid: string;
  schedule: ScheduleView;
  planned: Planned;
}

export function RuleField({ kind, uid, schedule, planned }: RuleFieldProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<{ rule: Rule | null } | null>(null);
  const { when } = schedule;
  // Resolves to false when it stays as it was: then what was worked on stays, too.
  const onChange = planned.repeat;
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
      {planned.dates.series && !draft && (
        <SeriesDates kind={kind} uid={uid} schedule={schedule} dates={planned.dates} />
      )}
    </>
  );
}

const sameRule = (one: Rule | null, other: Rule | null) => JSON.stringify(one) === JSON.stringify(other);

// A rule as the text of RFC 5545, for those who know it and for rules that no form shows. The core reads and checks it.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useCall } from "../data/query";
import { useFormats } from "../format/formats";
import { isIme } from "../keys";
import styles from "./RecurrenceEditor.module.css";
import { NextDates, useToday } from "./RulePreview";
import { ruleFault } from "./rule-fault";
import type { RulePartProps } from "./rule-part";
import { ruleText } from "./rule-text";

export function OwnRule({ rule, start, onChange }: RulePartProps) {
  const { t } = useLingui();
  const { i18n } = useWords();
  const formats = useFormats();
  const from = `${useToday()}T00:00:00`;
  const written = useCall("rule_preview", { start, from, rule }, { on: [], keep: true }).data;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? written?.text ?? "";
  const read = useCall("rule_preview", { start, from, text }, { on: [], keep: true, enabled: typed !== null });
  const seen = typed === null ? written : read.isPlaceholderData ? undefined : read.data;
  const keep = () => {
    if (typed === null || !seen) return;
    setTyped(null);
    if (seen.text !== written?.text) onChange(seen.rule);
  };
  return (
    <div className={styles.custom}>
      <TextInput
        className={styles.text}
        aria-label={t`Rule as RRULE`}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        placeholder="FREQ=MONTHLY;BYDAY=2TU"
        value={text}
        error={typed !== null && read.error ? ruleFault(i18n, read.error) : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !isIme(event)) keep();
          if (event.key === "Escape" && typed !== null) {
            event.stopPropagation();
            setTyped(null);
          }
        }}
      />
      {seen && (
        <>
          {typed !== null && <p className={styles.note}>{ruleText(i18n, formats, seen.rule, start)}</p>}
          <NextDates rule={seen.rule} dates={seen.dates} empty={t`The rule gives no date from today on.`} />
        </>
      )}
    </div>
  );
}

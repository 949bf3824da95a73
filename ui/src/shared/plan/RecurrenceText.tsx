// A rule as a sentence on the screen, with the mark of repetition before it.

import { useLingui } from "@lingui/react";
import { IconRepeat } from "@tabler/icons-react";
import { useFormats } from "../format/formats";
import styles from "./RecurrenceEditor.module.css";
import type { Rule } from "./rule";
import { ruleText } from "./rule-text";

export function RecurrenceText({ rule, start }: { rule: Rule; start: string }) {
  const text = useRuleText();
  return (
    <span className={styles.text}>
      <IconRepeat size={14} stroke={1.75} aria-hidden />
      <span>{text(rule, start)}</span>
    </span>
  );
}

export function useRuleText(): (rule: Rule, start: string) => string {
  const { i18n } = useLingui();
  const formats = useFormats();
  return (rule, start) => ruleText(i18n, formats, rule, start);
}

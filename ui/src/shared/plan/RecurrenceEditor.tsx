// Chooses how often something happens: the usual rules in a menu, the rest in a panel below, the end beside it.
// Used by content, activities, tasks and the calendar's form. `start` is the first date; what a rule leaves open follows it.

import { useLingui } from "@lingui/react/macro";
import { IconChevronDown, IconRepeat } from "@tabler/icons-react";
import { useState } from "react";
import { useFormats } from "../format/formats";
import { openMenu } from "../menu/menu";
import { CustomRule } from "./CustomRule";
import styles from "./RecurrenceEditor.module.css";
import { RuleEndField } from "./RuleEndField";
import { commonRules, isEditable, newRule, type Rule, samePattern } from "./rule";
import { patternText } from "./rule-text";

interface RecurrenceEditorProps {
  value: Rule | null;
  start: string;
  onChange: (rule: Rule | null) => void;
  disabled?: boolean;
}

export function RecurrenceEditor({ value, start, onChange, disabled }: RecurrenceEditorProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const common = commonRules(start);
  const [custom, setCustom] = useState(value !== null && !common.some((rule) => samePattern(rule, value, start)));

  const choose = (rule: Rule | null) => {
    setCustom(false);
    onChange(rule && value ? { ...rule, end: value.end, week_start: value.week_start } : rule);
  };
  const pattern = value ? patternText(i18n, formats, value, start) : t`Does not repeat`;
  const open = (at: HTMLElement) =>
    openMenu(at, t`Repeats`, [
      [{ id: "none", title: t`Does not repeat`, checked: value === null, run: () => choose(null) }],
      common.map((rule, index) => ({
        id: `common-${index}`,
        title: patternText(i18n, formats, rule, start),
        checked: value !== null && !custom && samePattern(rule, value, start),
        run: () => choose(rule),
      })),
      [
        {
          id: "custom",
          title: t`Custom…`,
          checked: custom,
          run: () => {
            setCustom(true);
            if (!value) onChange(newRule("weekly"));
          },
        },
      ],
    ]);

  return (
    <div className={styles.editor}>
      <button
        type="button"
        className={styles.choice}
        disabled={disabled}
        aria-haspopup="menu"
        aria-label={`${t`Repeats`}: ${pattern}`}
        onClick={(event) => open(event.currentTarget)}
      >
        <IconRepeat size={16} stroke={1.75} aria-hidden />
        <span>{pattern}</span>
        <IconChevronDown size={14} aria-hidden />
      </button>
      {value && !disabled && (
        <>
          {custom && isEditable(value) && <CustomRule rule={value} start={start} onChange={onChange} />}
          {!isEditable(value) && (
            <p className={styles.note}>{t`This rule was imported. It is kept as it is until you choose another.`}</p>
          )}
          <RuleEndField rule={value} start={start} onChange={onChange} />
        </>
      )}
    </div>
  );
}

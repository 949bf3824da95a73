// Chooses how often something happens: the usual rules in a menu, the rest in a panel below or as text, the end beside it.
// Used by content, activities, tasks and the calendar's form. `start` is the first date; what a rule leaves open follows it.

import { useLingui } from "@lingui/react/macro";
import { IconChevronDown, IconRepeat } from "@tabler/icons-react";
import { useState } from "react";
import { useFormats } from "../format/formats";
import { openMenu } from "../menu/menu";
import { CustomRule } from "./CustomRule";
import { OwnRule } from "./OwnRule";
import styles from "./RecurrenceEditor.module.css";
import { RuleEndField } from "./RuleEndField";
import { RulePreview } from "./RulePreview";
import { commonRules, newRule, type Rule, samePattern } from "./rule";
import { isEditable } from "./rule-days";
import { patternText } from "./rule-text";

interface RecurrenceEditorProps {
  value: Rule | null;
  start: string;
  onChange: (rule: Rule | null) => void;
  disabled?: boolean;
}

/** What stands below the menu: nothing more than the end, the switches, or the text of the rule. */
type Panel = "none" | "custom" | "text";

function panelOf(value: Rule | null, start: string): Panel {
  if (!value || commonRules(start).some((rule) => samePattern(rule, value, start))) return "none";
  return isEditable(value) ? "custom" : "text";
}

export function RecurrenceEditor({ value, start, onChange, disabled }: RecurrenceEditorProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const common = commonRules(start);
  const [panel, setPanel] = useState<Panel>(() => panelOf(value, start));
  // What no panel can show is text, whoever wrote it.
  const shown = value && panel === "custom" && !isEditable(value) ? "text" : panel;

  const choose = (rule: Rule | null) => {
    setPanel("none");
    onChange(rule && value ? { ...rule, end: value.end, week_start: value.week_start } : rule);
  };
  const pattern = value ? patternText(i18n, formats, value, start) : t`Does not repeat`;
  const open = (at: HTMLElement) =>
    openMenu(at, t`Repeats`, [
      [{ id: "none", title: t`Does not repeat`, checked: value === null, run: () => choose(null) }],
      common.map((rule, index) => ({
        id: `common-${index}`,
        title: patternText(i18n, formats, rule, start),
        checked: value !== null && panel === "none" && samePattern(rule, value, start),
        run: () => choose(rule),
      })),
      [
        {
          id: "custom",
          title: t`Custom…`,
          checked: value !== null && shown === "custom",
          run: () => {
            setPanel("custom");
            if (!value || !isEditable(value)) onChange(newRule("weekly"));
          },
        },
        {
          id: "text",
          title: t`As text (RRULE)…`,
          checked: value !== null && shown === "text",
          run: () => {
            setPanel("text");
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
          {shown === "custom" && <CustomRule rule={value} start={start} onChange={onChange} />}
          {shown === "text" && !isEditable(value) && (
            <p className={styles.note}>
              {t`This rule says more than the form can show. It stays as it is until you change its text or choose another.`}
            </p>
          )}
          {shown === "text" && <OwnRule rule={value} start={start} onChange={onChange} />}
          {/* As text the rule says itself when it ends. */}
          {shown !== "text" && <RuleEndField rule={value} start={start} onChange={onChange} />}
          {shown === "custom" && <RulePreview rule={value} start={start} />}
        </>
      )}
    </div>
  );
}

import { useLingui } from "@lingui/react";
import type { FieldView } from "../../bindings/FieldView";
import type { Target } from "../../bindings/Target";
import { targetGroups, targetId, targetOf } from "./targets";
import { useTargetWords } from "./use-target-words";

interface TargetSelectProps {
  label: string;
  header: string;
  fields: FieldView[];
  value: Target;
  onChange: (target: Target) => void;
  /** Within a split there is no further one. */
  noSplit?: boolean;
}

export function TargetSelect({ label, header, fields, value, onChange, noSplit }: TargetSelectProps) {
  const { i18n } = useLingui();
  const words = useTargetWords(fields);
  const groups = targetGroups(header, fields, value);
  return (
    <select
      aria-label={label}
      data-unread={value.kind === "ignore"}
      value={targetId(value)}
      onChange={(event) => onChange(targetOf(event.target.value, value))}
    >
      {groups.map(({ title, targets }, at) => {
        const options = targets
          .filter((target) => !(noSplit && target.kind === "split"))
          .map((target) => (
            <option key={targetId(target)} value={targetId(target)}>
              {words.target(target)}
            </option>
          ));
        if (options.length === 0) return null;
        if (title === null) return options;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups always stand in the same order.
          <optgroup key={at} label={i18n._(title)}>
            {options}
          </optgroup>
        );
      })}
    </select>
  );
}

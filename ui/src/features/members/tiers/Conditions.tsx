// A rule part by part, each met or not by one member.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { TierCondition } from "../../../bindings/TierCondition";
import { groupOf } from "../conditions";
import type { Directory } from "../use-directory";
import { useJoinWords } from "../use-filter-words";
import styles from "./Tiers.module.css";
import { useConditionWords, whole } from "./use-condition-words";

interface ConditionsProps {
  parts: TierCondition[];
  directory: Directory;
}

export function Conditions({ parts, directory }: ConditionsProps) {
  return (
    <ul className={styles.conditions}>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place.
        <Condition key={at} part={part} directory={directory} />
      ))}
    </ul>
  );
}

function Condition({ part, directory }: { part: TierCondition; directory: Directory }) {
  const { t } = useLingui();
  const words = useConditionWords(directory);
  const joinWords = useJoinWords();
  const group = groupOf(whole(part));
  const { text, now } = words(part);
  const Mark = part.met ? IconCheck : IconX;
  return (
    <li data-met={part.met}>
      <Mark size={14} aria-label={part.met ? t`met` : t`not met`} />
      <span>
        {group ? joinWords(group) : text}
        {!group && now && <b className="figure">{` · ${now}`}</b>}
        {group && <Conditions parts={innerOf(part)} directory={directory} />}
      </span>
    </li>
  );
}

/** “None of these” is a denied “any of these”: its parts are those of that. */
function innerOf(part: TierCondition): TierCondition[] {
  const [inner] = part.parts;
  return part.condition.kind === "not" && inner?.condition.kind === "any" ? inner.parts : part.parts;
}

/** The parts of a rule where it is a group, else the rule as the only one. */
export function partsOf(rule: TierCondition): TierCondition[] {
  return rule.condition.kind === "all" ? rule.parts : [rule];
}

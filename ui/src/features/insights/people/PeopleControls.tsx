// What makes somebody drift away: from how many interactions on, after how many silent days.

import { useLingui } from "@lingui/react/macro";
import { NumberInput } from "@mantine/core";
import { useId, useState } from "react";
import type { DriftingRule } from "../../../bindings/DriftingRule";
import type { InsightsAddress } from "../address";
import styles from "../Insights.module.css";

/** As many as anybody would type. */
const MOST_INTERACTIONS = 1000;

interface PeopleControlsProps {
  rule: DriftingRule;
  set: (patch: Partial<InsightsAddress>) => void;
}

export function PeopleControls({ rule, set }: PeopleControlsProps) {
  const { t } = useLingui();
  return (
    <div className={styles.controls}>
      <Count
        label={t`Drifting away: silent for so many days`}
        value={rule.silent}
        most={rule.longest_silent}
        onChange={(silent) => set({ silent: silent === rule.usual_silent ? undefined : silent })}
      />
      <Count
        label={t`with at least so many interactions in 90 days`}
        value={rule.least}
        most={MOST_INTERACTIONS}
        onChange={(least) => set({ least: least === rule.usual_least ? undefined : least })}
      />
    </div>
  );
}

interface CountProps {
  label: string;
  value: number;
  most: number;
  onChange: (value: number) => void;
}

/** The number counts when it is whole, not with every digit. */
function Count({ label, value, most, onChange }: CountProps) {
  const id = useId();
  const [typed, type] = useState<number | string>(value);
  const [known, know] = useState(value);
  if (known !== value) {
    know(value);
    type(value);
  }
  const done = () => {
    const number = Math.round(Number(typed));
    if (typed !== "" && number >= 1 && number <= most) onChange(number);
    else type(value);
  };
  return (
    <div className={styles.count}>
      <label htmlFor={id}>{label}</label>
      <NumberInput
        id={id}
        size="xs"
        w={72}
        min={1}
        max={most}
        allowDecimal={false}
        value={typed}
        onChange={type}
        onBlur={done}
        onKeyDown={(event) => event.key === "Enter" && done()}
      />
    </div>
  );
}

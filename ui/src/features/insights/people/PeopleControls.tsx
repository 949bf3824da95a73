// What makes somebody drift away: from how many interactions on, after how many silent days.

import { useLingui } from "@lingui/react/macro";
import { NumberInput } from "@mantine/core";
import { useId, useState } from "react";
import type { InsightsAddress } from "../address";
import styles from "../Insights.module.css";

const USUAL = { least: 5, silent: 30 };

interface PeopleControlsProps {
  address: InsightsAddress;
  set: (patch: Partial<InsightsAddress>) => void;
}

export function PeopleControls({ address, set }: PeopleControlsProps) {
  const { t } = useLingui();
  return (
    <div className={styles.controls}>
      <Count
        label={t`Drifting away: silent for so many days`}
        value={address.silent ?? USUAL.silent}
        most={89}
        onChange={(silent) => set({ silent: silent === USUAL.silent ? undefined : silent })}
      />
      <Count
        label={t`with at least so many interactions in 90 days`}
        value={address.least ?? USUAL.least}
        most={1000}
        onChange={(least) => set({ least: least === USUAL.least ? undefined : least })}
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

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { NumberInput } from "@mantine/core";
import type { Leaf } from "./conditions";
import styles from "./FilterDialog.module.css";
import { KindsField } from "./KindsField";
import { isLogged, WINDOWS } from "./measures";

type Measured = Extract<Leaf, { kind: "measured" }>;

interface MeasuredValueProps {
  leaf: Measured;
  onChange: (leaf: Measured) => void;
}

/** Larger than any count of a member. */
const MOST = 1_000_000;

/** How much, within which days, and of which kinds of interactions. */
export function MeasuredValue({ leaf, onChange }: MeasuredValueProps) {
  const { t } = useLingui();
  const { measure, days, kinds, least } = leaf;
  const windows = [...new Set([...WINDOWS, ...(days === null ? [] : [days])])].sort((a, b) => a - b);
  return (
    <div className={styles.measured}>
      <NumberInput
        aria-label={t`How much`}
        min={1}
        max={MOST}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        value={least}
        onChange={(value) => typeof value === "number" && onChange({ ...leaf, least: value })}
      />
      {measure !== "member_days" && (
        <select
          aria-label={t`Within which time`}
          className={styles.test}
          value={days ?? ""}
          onChange={({ target }) => onChange({ ...leaf, days: target.value === "" ? null : Number(target.value) })}
        >
          {windows.map((window) => (
            <option key={window} value={window}>
              {t`${plural(window, { one: "in # day", other: "in # days" })}`}
            </option>
          ))}
          <option value="">{t`ever`}</option>
        </select>
      )}
      {isLogged(measure) && <KindsField kinds={kinds} onChange={(next) => onChange({ ...leaf, kinds: next })} />}
    </div>
  );
}

// The two days of an interval: when it is time, and when it is late.

import { useLingui } from "@lingui/react/macro";
import { NumberInput } from "@mantine/core";
import type { Touch } from "../../../bindings/Touch";

/** As it is typed: a field may be empty for a moment. */
export interface TouchDraft {
  ideal: number | "";
  latest: number | "";
}

export const USUAL_TOUCH: Touch = { ideal: 30, latest: 45 };

/** A longer interval is a slip of the finger. */
const MOST = 3_660;

export const fits = (draft: TouchDraft): draft is Touch =>
  draft.ideal !== "" && draft.latest !== "" && draft.ideal >= 1 && draft.ideal <= draft.latest;

interface TouchFieldsProps {
  draft: TouchDraft;
  onChange: (draft: TouchDraft) => void;
  autoFocus?: boolean;
}

export function TouchFields({ draft, onChange, autoFocus }: TouchFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <DaysField
        label={t`Ideally every … days`}
        value={draft.ideal}
        onChange={(ideal) => onChange({ ...draft, ideal })}
        autoFocus={autoFocus}
      />
      <DaysField label={t`Days at most`} value={draft.latest} onChange={(latest) => onChange({ ...draft, latest })} />
    </>
  );
}

interface DaysFieldProps {
  label?: string;
  ariaLabel?: string;
  value: number | "";
  onChange: (value: number | "") => void;
  onDone?: () => void;
  autoFocus?: boolean;
}

export function DaysField({ label, ariaLabel, value, onChange, onDone, autoFocus }: DaysFieldProps) {
  return (
    <NumberInput
      label={label}
      aria-label={ariaLabel}
      data-autofocus={autoFocus || undefined}
      min={1}
      max={MOST}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      value={value}
      onChange={(next) => onChange(typeof next === "number" ? next : "")}
      onBlur={onDone}
    />
  );
}

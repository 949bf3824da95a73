// Which kinds of interactions are meant; none named means every kind that counts.

import { useLingui } from "@lingui/react/macro";
import { MultiSelect } from "@mantine/core";
import { INTERACTION_KINDS } from "../../shared/people/interaction-kinds";

interface KindsFieldProps {
  label?: string;
  kinds: string[];
  onChange: (kinds: string[]) => void;
}

export function KindsField({ label, kinds, onChange }: KindsFieldProps) {
  const { t, i18n } = useLingui();
  return (
    <MultiSelect
      label={label}
      aria-label={label ? undefined : t`Kinds of interactions`}
      placeholder={kinds.length === 0 ? t`of every kind` : undefined}
      data={Object.entries(INTERACTION_KINDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
      value={kinds}
      onChange={onChange}
    />
  );
}

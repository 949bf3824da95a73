// One line that needs nobody: who it is, by what, what it changes; or why it is left out.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import type { NamePurpose } from "../../bindings/NamePurpose";
import styles from "./Names.module.css";
import { alreadyOf, bringing, isThere, type Line } from "./settle";
import { REASONS } from "./words";

export function SureLine({ line, purpose }: { line: Line; purpose: NamePurpose }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { entry } = line;
  const [first] = entry.candidates;
  const already = alreadyOf(line);
  const was = already?.extra ?? 0;
  const now = bringing(line, purpose);
  const isOut = entry.cancelled || entry.repeats !== null;
  const here = isOut ? null : isThere(already, purpose) ? t`there already` : already?.state ? t`registered` : null;
  const said = [
    entry.cancelled && (line.choice?.kind === "out" ? t`called off: left out` : t`called off: not registered any more`),
    entry.repeats !== null && t`stands on line ${entry.repeats} too`,
    here,
    already && !isOut && was !== now && `+${was} → +${now}`,
    entry.note,
  ].filter(Boolean);
  return (
    <p className={styles.row} data-out={isOut}>
      {!isOut && <IconCheck size={14} stroke={2} aria-hidden />}
      <bdi>{entry.name}</bdi>
      {first && first.name !== entry.name && <bdi className={styles.meant}>{first.name}</bdi>}
      {now > 0 && !isOut && <b className="figure">{`+${now}`}</b>}
      <small>{[first && !isOut && i18n._(REASONS[first.reason]), ...said].filter(Boolean).join(" · ")}</small>
    </p>
  );
}

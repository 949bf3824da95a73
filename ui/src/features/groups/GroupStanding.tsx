// How the group does in the last seven full days: the same figures, marks and hints as in the table.

import { useLingui } from "@lingui/react";
import type { Measure } from "../../bindings/Measure";
import styles from "./GroupPage.module.css";
import { figureOf, type GroupRow, levelOf } from "./group-row";
import { MeasureValue } from "./MeasureCell";
import { MEASURE_WORDS } from "./measure-words";

const SHOWN: Measure[] = ["head_count", "net", "speaking_rate", "early_leave", "on_time", "fill", "full_in"];

export function GroupStanding({ row }: { row: GroupRow }) {
  const { i18n } = useLingui();
  const known = SHOWN.filter((measure) => figureOf(row, measure) !== null);
  if (known.length === 0) return null;
  return (
    <dl className={styles.standing}>
      {known.map((measure) => (
        <div key={measure}>
          <dt>{i18n._(MEASURE_WORDS[measure])}</dt>
          <dd>
            <MeasureValue row={row} measure={measure} level={measure === "net" ? levelOf(row, "growth") : undefined} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

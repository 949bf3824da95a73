// From when on a figure of a group turns amber or red: two numbers for each, kept by the community. An empty one never turns.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useState } from "react";
import type { Level } from "../../bindings/Level";
import type { Threshold } from "../../bindings/Threshold";
import { Button } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import styles from "./Forms.module.css";
import { LevelMark } from "./MeasureCell";
import { MEASURE_WORDS, PERCENT } from "./measure-words";
import { thresholdsSetting, useGroupsTable } from "./use-groups";

export function WarningsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { data } = useGroupsTable();
  const { uid: community } = useCommunity();
  const write = useWrite("setting_set");
  const [typed, setTyped] = useState<Record<string, string>>({});
  const thresholds = data?.thresholds ?? [];
  const key = thresholdsSetting(community);
  const textOf = (threshold: Threshold, level: Level) =>
    typed[`${threshold.measure}.${level}`] ?? String(threshold[level] ?? "");
  const numberOf = (threshold: Threshold, level: Level): number | null => {
    const text = textOf(threshold, level).replace(/[%％\s]/g, "");
    return text === "" ? null : Number(text);
  };
  const wrong = thresholds.some((threshold) => LEVELS.some((level) => Number.isNaN(numberOf(threshold, level))));
  const save = async () => {
    if (wrong) return;
    const value = Object.fromEntries(
      thresholds.map((one) => [one.measure, { amber: numberOf(one, "amber"), red: numberOf(one, "red") }]),
    );
    if (await write.run({ key, value }, t`Warnings of groups changed`)) onClose();
  };
  const asUsual = async () => {
    if (await write.run({ key, value: null }, t`Groups warn as usual again`)) onClose();
  };
  return (
    <Dialog
      title={t`When groups warn`}
      width={520}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button look="quiet" onClick={() => void asUsual()}>
            {t`Back to usual`}
          </Button>
          <span className={styles.gap} />
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={write.pending} disabled={wrong}>
            {t`Save`}
          </Button>
        </>
      }
    >
      {data ? (
        <table className={styles.thresholds}>
          <thead>
            <tr>
              <th>{t`Figure`}</th>
              <th />
              <th data-level="amber">
                <LevelMark level="amber" /> {t`Amber`}
              </th>
              <th data-level="red">
                <LevelMark level="red" /> {t`Red`}
              </th>
            </tr>
          </thead>
          <tbody>
            {thresholds.map((threshold, at) => (
              <Line
                key={threshold.measure}
                threshold={threshold}
                first={at === 0}
                textOf={(level) => textOf(threshold, level)}
                isWrong={(level) => Number.isNaN(numberOf(threshold, level))}
                onType={(level, text) => setTyped({ ...typed, [`${threshold.measure}.${level}`]: text })}
              />
            ))}
          </tbody>
        </table>
      ) : (
        <Skeleton rows={9} />
      )}
      <p className={styles.note}>{t`An empty field never warns.`}</p>
    </Dialog>
  );
}

const LEVELS: Level[] = ["amber", "red"];

interface LineProps {
  threshold: Threshold;
  first: boolean;
  textOf: (level: Level) => string;
  isWrong: (level: Level) => boolean;
  onType: (level: Level, text: string) => void;
}

function Line({ threshold: { measure, upwards }, first, textOf, isWrong, onType }: LineProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const name = i18n._(MEASURE_WORDS[measure]);
  const names = { amber: t`${name}: amber`, red: t`${name}: red` };
  return (
    <tr>
      <th>{PERCENT.has(measure) ? `${name} (%)` : name}</th>
      <td>{upwards ? "≥" : "≤"}</td>
      {LEVELS.map((level) => (
        <td key={level}>
          <input
            inputMode="decimal"
            aria-label={names[level]}
            aria-invalid={isWrong(level)}
            data-autofocus={(first && level === "amber") || undefined}
            value={textOf(level)}
            placeholder={t`never`}
            onChange={(event) => onType(level, event.target.value)}
          />
        </td>
      ))}
    </tr>
  );
}

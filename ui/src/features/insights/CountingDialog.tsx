// By which rules this community counts, where there is a choice: what an interaction of a kind weighs, how long a month is, and in how many days people are scored.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useId, useState } from "react";
import type { SetCountingRules } from "../../bindings/SetCountingRules";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import fields from "../../shared/fields/fields.module.css";
import { useFormats } from "../../shared/format/formats";
import styles from "./Insights.module.css";
import { INTERACTION_KINDS } from "./words";

/** Weights are kept in tenths. */
const TENTHS = 10;
const MONTHS = [30, 28];
/** Days in which people are scored: as usual, and the fewest and most that say anything. */
const SCORED = { usual: 90, fewest: 7, most: 365 };

interface Typed {
  weights: Record<string, string>;
  month?: number;
  scored?: string;
}

export function CountingDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { number } = useFormats();
  const { uid: community } = useCommunity();
  const { data } = useCall("counting_rules", { community }, { on: ["setting", "community"] });
  const write = useWrite("counting_rules_set");
  const [typed, setTyped] = useState<Typed>({ weights: {} });
  const monthId = useId();
  const kinds = data?.kinds ?? [];
  const weightText = (kind: string, tenths: number) => typed.weights[kind] ?? String(tenths / TENTHS);
  const chosen = kinds.map(({ kind, tenths }) => [kind, tenthsOf(weightText(kind, tenths))] as const);
  const month = typed.month ?? data?.month_days ?? MONTHS[0];
  const scoredText = typed.scored ?? String(data?.score_days ?? SCORED.usual);
  const scored = daysOf(scoredText);
  const wrong = scored === null || chosen.some(([, tenths]) => tenths === null);
  const save = async (rules: Omit<SetCountingRules, "community">, said: string) => {
    if (await write.run({ community, ...rules }, said)) onClose();
  };
  return (
    <Dialog
      title={t`Rules of counting`}
      width={420}
      onClose={onClose}
      onSubmit={() => {
        if (wrong) return;
        const tenths = Object.fromEntries(chosen) as Record<string, number>;
        void save({ tenths, month_days: month ?? null, score_days: scored }, t`Rules of counting changed`);
      }}
      footer={
        <>
          <Button
            look="quiet"
            onClick={() =>
              void save(
                {
                  tenths: Object.fromEntries(kinds.map(({ kind, usual }) => [kind, usual])),
                  month_days: MONTHS[0] ?? null,
                  score_days: SCORED.usual,
                },
                t`It is counted as usual again`,
              )
            }
          >
            {t`Back to usual`}
          </Button>
          <Button look="primary" submit busy={write.pending} disabled={wrong || !data}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <fieldset className={styles.numbers}>
        <legend>{t`What interactions weigh`}</legend>
        {kinds.map(({ kind, tenths }, at) => {
          const word = INTERACTION_KINDS[kind];
          const text = weightText(kind, tenths);
          return (
            <label key={kind}>
              <span>{word ? i18n._(word) : kind}</span>
              <input
                className={fields.text}
                inputMode="decimal"
                data-autofocus={at === 0 || undefined}
                aria-invalid={tenthsOf(text) === null}
                value={text}
                onChange={(event) => setTyped({ ...typed, weights: { ...typed.weights, [kind]: event.target.value } })}
              />
            </label>
          );
        })}
      </fieldset>
      <fieldset className={styles.numbers}>
        <legend>{t({ message: "Days", context: "rules of counting" })}</legend>
        <div>
          <span id={monthId}>{t`A month has (MAU)`}</span>
          <SegmentedControl
            size="xs"
            aria-labelledby={monthId}
            data={MONTHS.map((days) => ({ value: String(days), label: t`${number(days)} days` }))}
            value={String(month)}
            onChange={(days) => setTyped({ ...typed, month: Number(days) })}
          />
        </div>
        <label>
          <span>{t`Presence and weight are scored in so many days (RFM)`}</span>
          <input
            className={fields.text}
            inputMode="numeric"
            aria-invalid={scored === null}
            title={t`From ${SCORED.fewest} to ${SCORED.most} days`}
            value={scoredText}
            onChange={(event) => setTyped({ ...typed, scored: event.target.value })}
          />
        </label>
      </fieldset>
    </Dialog>
  );
}

function tenthsOf(text: string): number | null {
  const tenths = Math.round(Number(text.trim().replace("，", ".").replace(",", ".")) * TENTHS);
  return text.trim() === "" || !(tenths >= 0) ? null : tenths;
}

function daysOf(text: string): number | null {
  const days = Number(text.trim());
  return Number.isInteger(days) && days >= SCORED.fewest && days <= SCORED.most ? days : null;
}

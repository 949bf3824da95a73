// By which rules this community counts, where there is a choice: what an interaction of a kind weighs, how long a month is, and in how many days people are scored.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useId, useState } from "react";
import type { CountingRules } from "../../bindings/CountingRules";
import type { SetCountingRules } from "../../bindings/SetCountingRules";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import fields from "../../shared/fields/fields.module.css";
import { useFormats } from "../../shared/format/formats";
import { INTERACTION_KINDS } from "../../shared/people/interaction-kinds";
import styles from "./Insights.module.css";
import { typedNumber } from "./typed-number";

/** Weights are kept in tenths. */
const TENTHS = 10;

interface Typed {
  weights: Record<string, string>;
  month?: number;
  scored?: string;
}

export function CountingDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { uid: community } = useCommunity();
  const { data } = useCall("counting_rules", { community }, { on: ["setting", "community"] });
  const write = useWrite("counting_rules_set");
  const save = async (rules: Omit<SetCountingRules, "community">, said: string) => {
    if (await write.run({ community, ...rules }, said)) onClose();
  };
  const [typed, setTyped] = useState<Typed>({ weights: {} });
  const wanted = data && wantedOf(typed, data);
  return (
    <Dialog
      title={t`Rules of counting`}
      width={420}
      onClose={onClose}
      onSubmit={() => {
        if (wanted?.rules) void save(wanted.rules, t`Rules of counting changed`);
      }}
      footer={
        <>
          <Button
            look="quiet"
            disabled={!data}
            onClick={() => data && void save(usualOf(data), t`It is counted as usual again`)}
          >
            {t`Back to usual`}
          </Button>
          <Button look="primary" submit busy={write.pending} disabled={!wanted?.rules}>
            {t`Save`}
          </Button>
        </>
      }
    >
      {data && wanted && <RulesFields rules={data} wanted={wanted} typed={typed} onType={setTyped} />}
    </Dialog>
  );
}

interface Wanted {
  /** By kind; null where what is typed cannot be. */
  tenths: Record<string, number | null>;
  month: number;
  scored: number | null;
  /** All of it, where all of it can be. */
  rules: Omit<SetCountingRules, "community"> | null;
}

function wantedOf(typed: Typed, { kinds, choice, ...now }: CountingRules): Wanted {
  const within = (number: number | null, least: number, most: number) =>
    number !== null && number >= least && number <= most ? number : null;
  const tenths: Record<string, number | null> = {};
  for (const { kind, tenths: present } of kinds) {
    const text = typed.weights[kind];
    const number = text === undefined ? present / TENTHS : typedNumber(text);
    tenths[kind] = within(number === null ? null : Math.round(number * TENTHS), 0, choice.heaviest);
  }
  const days = typed.scored === undefined ? now.score_days : typedNumber(typed.scored);
  const scored = within(Number.isInteger(days) ? days : null, choice.fewest_score_days, choice.most_score_days);
  const month = typed.month ?? now.month_days;
  const all = Object.values(tenths).every((one) => one !== null) && scored !== null;
  const rules = all ? { tenths: tenths as Record<string, number>, month_days: month, score_days: scored } : null;
  return { tenths, month, scored, rules };
}

function usualOf({ kinds, choice }: CountingRules): Omit<SetCountingRules, "community"> {
  return {
    tenths: Object.fromEntries(kinds.map(({ kind, usual }) => [kind, usual])),
    month_days: choice.months[0] ?? null,
    score_days: choice.usual_score_days,
  };
}

interface RulesFieldsProps {
  rules: CountingRules;
  wanted: Wanted;
  typed: Typed;
  onType: (typed: Typed) => void;
}

function RulesFields({ rules, wanted, typed, onType }: RulesFieldsProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { number } = useFormats();
  const monthId = useId();
  const { choice } = rules;
  const [heaviest, fewest, most] = [choice.heaviest / TENTHS, choice.fewest_score_days, choice.most_score_days].map(
    (one) => number(one),
  );
  return (
    <>
      <fieldset className={styles.numbers}>
        <legend>{t`What interactions weigh`}</legend>
        {rules.kinds.map(({ kind, tenths }, at) => {
          const word = INTERACTION_KINDS[kind];
          return (
            <NumberField
              key={kind}
              label={word ? i18n._(word) : kind}
              mode="decimal"
              first={at === 0}
              wrong={wanted.tenths[kind] === null && t`From 0 to ${heaviest}`}
              text={typed.weights[kind] ?? String(tenths / TENTHS)}
              onType={(text) => onType({ ...typed, weights: { ...typed.weights, [kind]: text } })}
            />
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
            data={choice.months.map((days) => ({ value: String(days), label: t`${number(days)} days` }))}
            value={String(wanted.month)}
            onChange={(days) => onType({ ...typed, month: Number(days) })}
          />
        </div>
        <NumberField
          label={t`Presence and weight are scored in so many days (RFM)`}
          mode="numeric"
          wrong={wanted.scored === null && t`From ${fewest} to ${most} days`}
          text={typed.scored ?? String(rules.score_days)}
          onType={(text) => onType({ ...typed, scored: text })}
        />
      </fieldset>
    </>
  );
}

interface NumberFieldProps {
  label: string;
  mode: "decimal" | "numeric";
  first?: boolean;
  /** Why what is typed cannot be. */
  wrong: string | false;
  text: string;
  onType: (text: string) => void;
}

function NumberField({ label, mode, first, wrong, text, onType }: NumberFieldProps) {
  const id = useId();
  const reasonId = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={fields.text}
        inputMode={mode}
        data-autofocus={first || undefined}
        aria-invalid={wrong !== false}
        aria-describedby={wrong ? reasonId : undefined}
        value={text}
        onChange={(event) => onType(event.target.value)}
      />
      {wrong && (
        <span id={reasonId} className={styles.refused}>
          {wrong}
        </span>
      )}
    </div>
  );
}

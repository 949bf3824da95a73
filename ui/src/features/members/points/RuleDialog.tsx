// A rule that gives points, tried on what has happened before it is saved.

import { useLingui } from "@lingui/react/macro";
import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AddPointRule } from "../../../bindings/AddPointRule";
import type { PointForecast } from "../../../bindings/PointForecast";
import type { PointRule } from "../../../bindings/PointRule";
import type { PointSource } from "../../../bindings/PointSource";
import { Button } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useJob } from "../../../shared/data/use-job";
import { useWrite } from "../../../shared/data/use-write";
import { Dialog } from "../../../shared/dialog/Dialog";
import { DateField } from "../../../shared/plan/DateField";
import { KindsField } from "../KindsField";
import { type RuleDraft, ruleOf, withKind } from "./draft";
import { Forecast } from "./Forecast";
import styles from "./Points.module.css";

interface RuleDialogProps {
  /** The rule that is changed; a new one is made without it. */
  rule?: PointRule;
  begin: RuleDraft;
  onClose: () => void;
}

interface Tried {
  rule: AddPointRule;
  forecast: PointForecast;
}

export default function RuleDialog({ rule, begin, onClose }: RuleDialogProps) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const [draft, setDraft] = useState(begin);
  const [tried, setTried] = useState<Tried | null>(null);
  const trial = useJob("points_forecast");
  const add = useWrite("point_rule_add");
  const edit = useWrite("point_rule_edit");
  const whole = ruleOf(community, draft);
  const isFresh = tried !== null && JSON.stringify(tried.rule) === JSON.stringify(whole);
  const attempt = async () => {
    if (!whole) return;
    const forecast = await trial.run(whole);
    if (forecast) setTried({ rule: whole, forecast });
  };
  const save = async () => {
    if (!whole) return;
    const { community: _, daily_cap = null, cooldown_hours = null, expires_days = null, ...rest } = whole;
    const done = rule
      ? await edit.run({ ...rest, uid: rule.uid, daily_cap, cooldown_hours, expires_days }, t`Changed: ${rest.name}`)
      : await add.run(whole, t`Added: ${rest.name}`);
    if (done !== undefined) onClose();
  };
  return (
    <Dialog
      title={rule ? t`Rule for points` : t`New rule for points`}
      width={720}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button busy={trial.progress !== null} disabled={!whole} onClick={() => void attempt()}>
            {t`Try on what has happened`}
          </Button>
          <span className={styles.gap} />
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={add.pending || edit.pending} disabled={!whole}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Fields draft={draft} onChange={setDraft} />
        {tried && (
          <section className={styles.trial} data-stale={!isFresh || undefined} aria-label={t`What it would have given`}>
            <h3>{t`What it would have given`}</h3>
            {!isFresh && <p className={styles.quiet}>{t`The rule has changed since: try it again.`}</p>}
            <Forecast forecast={tried.forecast} />
          </section>
        )}
      </div>
    </Dialog>
  );
}

interface FieldsProps {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
}

function Fields({ draft, onChange }: FieldsProps) {
  const { t } = useLingui();
  const { source } = draft;
  const words: Record<PointSource["kind"], string> = {
    interaction: t`Each interaction`,
    active_day: t`Each active day`,
    streak: t`So many active days on end`,
    attendance: t`Each event they came to`,
    referral: t`Each member they brought`,
  };
  return (
    <>
      <TextInput
        label={t`Name`}
        description={t`It stands as the reason beside what it gives.`}
        data-autofocus
        maxLength={80}
        value={draft.name}
        onChange={({ currentTarget }) => onChange({ ...draft, name: currentTarget.value })}
      />
      <div className={styles.fields}>
        <label className={styles.choice}>
          {t`What for`}
          <select
            value={source.kind}
            onChange={({ target }) =>
              onChange({ ...draft, source: withKind(source, target.value as PointSource["kind"]) })
            }
          >
            {Object.entries(words).map(([kind, word]) => (
              <option key={kind} value={kind}>
                {word}
              </option>
            ))}
          </select>
        </label>
        {source.kind === "streak" && (
          <Count
            label={t`Days on end`}
            min={2}
            value={source.days}
            onChange={(days) => days !== "" && onChange({ ...draft, source: { ...source, days } })}
          />
        )}
        {"kinds" in source && (
          <KindsField
            label={t`Kinds of interactions`}
            kinds={source.kinds}
            onChange={(kinds) => onChange({ ...draft, source: { ...source, kinds } })}
          />
        )}
      </div>
      <div className={styles.fields}>
        <Count label={t`Points each time`} value={draft.points} onChange={(points) => onChange({ ...draft, points })} />
        <Count label={t`Most a day`} open value={draft.cap} onChange={(cap) => onChange({ ...draft, cap })} />
        <Count
          label={t`Hours until the next`}
          open
          value={draft.cooldown}
          onChange={(cooldown) => onChange({ ...draft, cooldown })}
        />
        <Count
          label={t`Expire after … days`}
          open
          value={draft.expires}
          onChange={(expires) => onChange({ ...draft, expires })}
        />
        <DateField label={t`First day`} value={draft.from} onChange={(from) => from && onChange({ ...draft, from })} />
      </div>
    </>
  );
}

interface CountProps {
  label: string;
  min?: number;
  /** It may be left empty: then nothing is limited. */
  open?: boolean;
  value: number | "";
  onChange: (value: number | "") => void;
}

const MOST = 1_000_000;

function Count({ label, min = 1, open, value, onChange }: CountProps) {
  const { t } = useLingui();
  return (
    <NumberInput
      label={label}
      placeholder={open ? t`no limit` : undefined}
      min={min}
      max={MOST}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      value={value}
      onChange={(next) => onChange(typeof next === "number" ? next : "")}
    />
  );
}

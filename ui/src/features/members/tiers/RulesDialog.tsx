// The rules of a ladder, tried on the past year before they are saved.

import { useLingui } from "@lingui/react/macro";
import { NumberInput } from "@mantine/core";
import { useState } from "react";
import type { LadderRules } from "../../../bindings/LadderRules";
import type { LadderView } from "../../../bindings/LadderView";
import type { Review } from "../../../bindings/Review";
import type { TierDryRun } from "../../../bindings/TierDryRun";
import { Button } from "../../../shared/basics/Button";
import { useJob } from "../../../shared/data/use-job";
import { useWrite } from "../../../shared/data/use-write";
import { Dialog } from "../../../shared/dialog/Dialog";
import { FilterGroup } from "../FilterGroup";
import { TierMark } from "../MemberCells";
import type { Directory } from "../use-directory";
import { memberCount } from "../use-member-writes";
import { DryRun } from "./DryRun";
import { type RulesDraft, rulesDraft, rulesOf, type StandsBy, type TierDraft, unfinished } from "./draft";
import styles from "./Tiers.module.css";

interface RulesDialogProps {
  ladder: LadderView;
  directory: Directory;
  onClose: () => void;
}

interface Tried {
  rules: LadderRules;
  run: TierDryRun;
}

export default function RulesDialog({ ladder, directory, onClose }: RulesDialogProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(() => rulesDraft(ladder));
  const [tried, setTried] = useState<Tried | null>(null);
  const trial = useJob("ladder_dry_run");
  const write = useWrite("ladder_rules_set");
  const rules = rulesOf(ladder.uid, draft);
  const open = unfinished(draft);
  const isFresh = tried !== null && JSON.stringify(tried.rules) === JSON.stringify(rules);
  const attempt = async () => {
    const run = await trial.run(rules);
    if (run) setTried({ rules, run });
  };
  const save = async () => {
    if (open.length > 0) return;
    const done = await write.run(rules, ({ up }) =>
      up > 0 ? t`Rules saved: ${memberCount(up)} moved up` : t`Rules saved. Nobody moved.`,
    );
    if (done) onClose();
  };
  const set = (next: TierDraft) =>
    setDraft({ ...draft, tiers: draft.tiers.map((tier) => (tier.tier === next.tier ? next : tier)) });
  return (
    <Dialog
      title={t`Rules of ${ladder.name}`}
      width={880}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button busy={trial.progress !== null} disabled={open.length > 0} onClick={() => void attempt()}>
            {t`Try on the past year`}
          </Button>
          <span className={styles.gap} />
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={write.pending} disabled={open.length > 0}>
            {t`Save rules`}
          </Button>
        </>
      }
    >
      <div className={styles.rules}>
        {draft.tiers.toReversed().map((tier) => (
          <TierRule
            key={tier.tier}
            tier={tier}
            isLowest={tier === draft.tiers[0]}
            isOpen={open.includes(tier.tier)}
            directory={directory}
            onChange={set}
          />
        ))}
        <ReviewFields draft={draft} onChange={setDraft} />
        {tried && (
          <section className={styles.trial} data-stale={!isFresh || undefined} aria-label={t`The past year`}>
            <h3>{t`The past year by these rules`}</h3>
            {!isFresh && <p className={styles.quiet}>{t`The rules have changed since: try them again.`}</p>}
            <DryRun run={tried.run} directory={directory} />
          </section>
        )}
      </div>
    </Dialog>
  );
}

interface TierRuleProps {
  tier: TierDraft;
  isLowest: boolean;
  /** It has no condition yet. */
  isOpen: boolean;
  directory: Directory;
  onChange: (tier: TierDraft) => void;
}

function TierRule({ tier, isLowest, isOpen, directory, onChange }: TierRuleProps) {
  const { t } = useLingui();
  const view = directory.tierOf(tier.tier);
  if (!view) return null;
  return (
    <section className={styles.rule} aria-label={view.name}>
      <header>
        <TierMark tier={view} />
        <select
          aria-label={t`Who stands on ${view.name}`}
          value={tier.by}
          onChange={({ target }) => onChange({ ...tier, by: target.value as StandsBy })}
        >
          <option value="hand">{t`Put there by hand alone`}</option>
          <option value="rule">{t`Who meets the conditions`}</option>
          {(isLowest || tier.by === "everybody") && <option value="everybody">{t`Everybody else`}</option>}
        </select>
      </header>
      {tier.by === "rule" && (
        <>
          <FilterGroup
            directory={directory}
            purpose="rule"
            group={tier.group}
            depth={0}
            onChange={(group) => onChange({ ...tier, group })}
          />
          {isOpen && <p className={styles.quiet}>{t`At least one condition with a value is needed.`}</p>}
        </>
      )}
    </section>
  );
}

const MOST_GRACE = 365;

function ReviewFields({ draft, onChange }: { draft: RulesDraft; onChange: (draft: RulesDraft) => void }) {
  const { t } = useLingui();
  return (
    <section className={styles.review} aria-label={t`Going down`}>
      <p>
        {t`Members rise as soon as they meet the conditions. They go down at a review only, when they miss the lower mark, and never over days of which no log speaks.`}
      </p>
      <div>
        <label>
          {t`Review`}
          <select
            value={draft.review}
            onChange={({ target }) => onChange({ ...draft, review: target.value as Review })}
          >
            <option value="week">{t`every Monday`}</option>
            <option value="month">{t`on the first of every month`}</option>
            <option value="quarter">{t`on the first of every quarter`}</option>
          </select>
        </label>
        <NumberInput
          label={t`Lower mark, % of each number`}
          min={1}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          value={draft.lower_mark}
          onChange={(value) => typeof value === "number" && onChange({ ...draft, lower_mark: value })}
        />
        <NumberInput
          label={t`Days of grace after a move`}
          min={0}
          max={MOST_GRACE}
          clampBehavior="strict"
          allowDecimal={false}
          value={draft.grace_days}
          onChange={(value) => typeof value === "number" && onChange({ ...draft, grace_days: value })}
        />
      </div>
    </section>
  );
}

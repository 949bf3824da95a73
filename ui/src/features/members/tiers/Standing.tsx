// Why a member stands where they stand on a ladder with rules, what the next tier asks for, and what keeps them.

import { useLingui } from "@lingui/react/macro";
import type { LadderView } from "../../../bindings/LadderView";
import type { MemberRow } from "../../../bindings/MemberRow";
import type { TierReason } from "../../../bindings/TierReason";
import { Button } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { useFormats } from "../../../shared/format/formats";
import { TierMark } from "../MemberCells";
import type { Directory } from "../use-directory";
import { Conditions, partsOf } from "./Conditions";
import styles from "./Tiers.module.css";
import { STANDING_TABLES } from "./tables";

interface StandingProps {
  row: MemberRow;
  ladder: LadderView;
  directory: Directory;
}

export const hasRules = (ladder: LadderView): boolean => ladder.tiers.some(({ rule }) => rule !== null);

export function Standing({ row, ladder, directory }: StandingProps) {
  const { t } = useLingui();
  const { data } = useCall("tier_reason", { member: row.uid, ladder: ladder.uid }, { on: STANDING_TABLES, keep: true });
  if (!data) return null;
  const own = data.checks.find(({ tier }) => tier === data.tier);
  const next = data.checks.find(({ tier }) => tier === data.next);
  return (
    <section className={styles.standing} aria-label={ladder.name}>
      <Now row={row} ladder={ladder} reason={data} directory={directory} />
      {next && (
        <Part title={t`For ${directory.tierOf(next.tier)?.name ?? ""}`} state={next.met ? t`reached` : undefined}>
          <Conditions parts={partsOf(next.rule)} directory={directory} />
        </Part>
      )}
      {own && own.rule.parts.length > 0 && (
        <Part
          title={t`What keeps them on ${directory.tierOf(own.tier)?.name ?? ""}`}
          state={own.kept ? t`kept` : t`below the lower mark`}
          warn={!own.kept}
        >
          <Conditions parts={partsOf(own.rule)} directory={directory} />
        </Part>
      )}
    </section>
  );
}

function Part(props: { title: string; state?: string; warn?: boolean; children: React.ReactNode }) {
  return (
    <div>
      <h4>
        {props.title}
        {props.state && <span data-warn={props.warn || undefined}>{props.state}</span>}
      </h4>
      {props.children}
    </div>
  );
}

interface NowProps extends StandingProps {
  reason: TierReason;
}

function Now({ row, ladder, reason, directory }: NowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const letGo = useWrite("members_let_go");
  const tier = directory.tierOf(reason.tier);
  const leave = () =>
    void letGo.run(
      { who: { kind: "these", uids: [row.uid] }, ladder: ladder.uid },
      t`${row.name} is left to the rules again`,
    );
  const since = reason.since !== null && formats.instant(reason.since, tz);
  return (
    <div className={styles.now}>
      {tier ? <TierMark tier={tier} /> : <span>{t`No tier`}</span>}
      {since && <span className={styles.quiet}>{t`since ${since}`}</span>}
      {reason.held ? (
        <>
          <span className={styles.quiet}>
            {reason.held_until ? t`by hand until ${formats.date(reason.held_until)}` : t`by hand`}
          </span>
          <Button size="small" busy={letGo.pending} onClick={leave}>
            {t`Leave to the rules`}
          </Button>
        </>
      ) : (
        <span className={styles.quiet}>{t`next review ${formats.dayShort(reason.next_review)}`}</span>
      )}
      {reason.log_until && <span className={styles.quiet}>{t`log until ${formats.dayShort(reason.log_until)}`}</span>}
    </div>
  );
}

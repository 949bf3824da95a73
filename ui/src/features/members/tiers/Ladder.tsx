// A ladder from above: who stands on each tier, how many, by which rule.

import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Filter } from "../../../bindings/Filter";
import type { LadderView } from "../../../bindings/LadderView";
import type { TierView } from "../../../bindings/TierView";
import { Button } from "../../../shared/basics/Button";
import { useFormats } from "../../../shared/format/formats";
import { TierMark } from "../MemberCells";
import type { Directory } from "../use-directory";
import { useFilterWords } from "../use-filter-words";
import { hasRules } from "./Standing";
import styles from "./Tiers.module.css";

interface LadderProps {
  ladder: LadderView;
  directory: Directory;
  onEdit: () => void;
}

export function Ladder({ ladder, directory, onEdit }: LadderProps) {
  const { t } = useLingui();
  const most = Math.max(1, ...ladder.tiers.map(({ members }) => members));
  return (
    <>
      <table className={styles.ladder}>
        <thead>
          <tr>
            <th scope="col">{t`Tier`}</th>
            <th scope="col">{t`Members`}</th>
            <th scope="col">{t`Who stands here`}</th>
          </tr>
        </thead>
        <tbody>
          {ladder.tiers.toReversed().map((tier) => (
            <Tier key={tier.uid} tier={tier} most={most} directory={directory} />
          ))}
        </tbody>
      </table>
      {hasRules(ladder) ? (
        <Going ladder={ladder} />
      ) : (
        <p className={styles.invite}>
          <span>{t`Everybody is put on a tier by hand. Rules move people by what they do, and say why.`}</span>
          <Button look="primary" onClick={onEdit}>{t`Set rules`}</Button>
        </p>
      )}
    </>
  );
}

function Tier({ tier, most, directory }: { tier: TierView; most: number; directory: Directory }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useFilterWords(directory);
  const those: Filter = { kind: "tier", any: [tier.uid], none: false };
  const rule = tier.rule && (words(tier.rule) || t`Everybody else`);
  return (
    <tr>
      <th scope="row">
        <TierMark tier={tier} />
      </th>
      <td>
        <Link
          to={"/members" as "/"}
          search={{ f: { kind: "all", of: [those] } } as never}
          className={styles.count}
          draggable={false}
        >
          <span className="figure">{formats.number(tier.members)}</span>
          <span
            className={styles.bar}
            style={{ inlineSize: `${(100 * tier.members) / most}%`, background: tier.color ?? undefined }}
            aria-hidden
          />
        </Link>
      </td>
      <td>{rule ?? <span className={styles.quiet}>{t`by hand alone`}</span>}</td>
    </tr>
  );
}

function Going({ ladder }: { ladder: LadderView }) {
  const { t } = useLingui();
  const formats = useFormats();
  const when = {
    week: t`on Mondays`,
    month: t`on the first of every month`,
    quarter: t`on the first of every quarter`,
  }[ladder.review];
  const last = ladder.reviewed_on && formats.date(ladder.reviewed_on);
  return (
    <p className={styles.quiet}>
      {t`Up at once; down ${when} alone, below ${ladder.lower_mark} % of a number, ${ladder.grace_days} days after a move at the earliest.`}{" "}
      {last && t`Last review: ${last}.`}
    </p>
  );
}

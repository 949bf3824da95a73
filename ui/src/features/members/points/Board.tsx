// Who was given most in a period: without some, and with other weights, if somebody wants it so.

import { useLingui } from "@lingui/react/macro";
import { Checkbox, MultiSelect, NumberInput } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import { useState } from "react";
import type { PointBoardQuestion } from "../../../bindings/PointBoardQuestion";
import type { PointLeader } from "../../../bindings/PointLeader";
import type { PointRule } from "../../../bindings/PointRule";
import { Button } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { civilAt, dayOf } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import type { Directory } from "../use-directory";
import { memberCount } from "../use-member-writes";
import styles from "./Points.module.css";
import { daysOf, PERIODS, type Period } from "./periods";
import { BOARD_TABLES } from "./tables";

interface BoardProps {
  rules: PointRule[];
  directory: Directory;
}

/** A longer board is nobody's. */
const SHOWN = 20;
const AS_GIVEN = 100;

type Weights = Record<string, number>;
/** What was given by hand has no rule. */
const BY_HAND = "";

export function Board({ rules, directory }: BoardProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community, tz, week_start } = useCommunity();
  const [period, setPeriod] = useState<Period>("month");
  const [withoutStaff, setWithoutStaff] = useState(false);
  const [leftOut, setLeftOut] = useState<string[]>([]);
  const [weights, setWeights] = useState<Weights | null>(null);
  const tiers = directory.tiers.filter(({ uid }) => leftOut.includes(uid));
  const question: PointBoardQuestion = {
    community,
    ...daysOf(period, dayOf(civilAt(Date.now(), tz)), week_start),
    limit: SHOWN,
    without_staff: withoutStaff,
    without_tiers: tiers.map(({ uid }) => uid),
    without_tags: directory.tags.filter(({ uid }) => leftOut.includes(uid)).map(({ uid }) => uid),
    weights: Object.entries(weights ?? {})
      .filter(([, percent]) => percent !== AS_GIVEN)
      .map(([rule, percent]) => ({ rule: rule === BY_HAND ? null : rule, percent })),
  };
  const { data, error } = useCall("points_board", question, { on: BOARD_TABLES, keep: true });
  if (error) throw error;
  const words: Record<Period, string> = {
    week: t`This week`,
    month: t`This month`,
    last_month: t`Last month`,
    quarter: t`This quarter`,
    year: t`This year`,
    all: t`From the beginning`,
  };
  const choices = [...directory.tiers, ...directory.tags].map(({ uid, name }) => ({ value: uid, label: name }));
  return (
    <section aria-label={t`Leaderboard`}>
      <header className={styles.head}>
        <h2>{t`Leaderboard`}</h2>
        <select aria-label={t`Period`} value={period} onChange={({ target }) => setPeriod(target.value as Period)}>
          {PERIODS.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </select>
        <span className={styles.gap} />
        <Button
          look="quiet"
          size="small"
          icon={IconScale}
          aria-expanded={weights !== null}
          onClick={() => setWeights(weights ? null : {})}
        >
          {t`Weights`}
        </Button>
      </header>
      <div className={styles.narrow}>
        <Checkbox
          label={t`Without the team`}
          checked={withoutStaff}
          onChange={({ currentTarget }) => setWithoutStaff(currentTarget.checked)}
        />
        {choices.length > 0 && (
          <MultiSelect
            className={styles.leftOut}
            aria-label={t`Without these tiers and tags`}
            placeholder={leftOut.length === 0 ? t`Without these tiers and tags` : undefined}
            data={choices}
            value={leftOut}
            onChange={setLeftOut}
          />
        )}
      </div>
      {weights && <WeightFields rules={rules} weights={weights} onChange={setWeights} />}
      {data && <Leaders leaders={data.leaders} />}
      {data && data.members > 0 && (
        <p className={styles.quiet}>
          {t`${formats.number(data.points)} points to ${memberCount(data.members)}.`}{" "}
          {data.members > 1 && <Fairness gini={data.gini} />}
        </p>
      )}
    </section>
  );
}

function Leaders({ leaders }: { leaders: PointLeader[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  if (leaders.length === 0) return <p className={styles.quiet}>{t`Nobody was given points in this time.`}</p>;
  const most = Math.max(1, ...leaders.map(({ points }) => points));
  return (
    <ol className={styles.leaders}>
      {leaders.map(({ rank, member, name, points }) => (
        <li key={member}>
          <button type="button" onClick={() => open({ kind: "member", uid: member })}>
            <span className={`${styles.rank} figure`}>{rank}</span>
            <bdi>{name}</bdi>
            <span className={styles.bar} style={{ inlineSize: `${(100 * points) / most}%` }} aria-hidden />
            <span className="figure">{formats.number(points)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Said only where somebody asks: a number of fairness helps few. */
function Fairness({ gini }: { gini: number | null }) {
  const { t } = useLingui();
  const formats = useFormats();
  const [shown, setShown] = useState(false);
  if (gini === null) return null;
  if (!shown)
    return (
      <Button look="quiet" size="small" onClick={() => setShown(true)}>
        {t`How evenly?`}
      </Button>
    );
  return t`Gini ${formats.number(gini, 2)}: 0 means that all got the same, 1 that one got everything.`;
}

interface WeightFieldsProps {
  rules: PointRule[];
  weights: Weights;
  onChange: (weights: Weights) => void;
}

function WeightFields({ rules, weights, onChange }: WeightFieldsProps) {
  const { t } = useLingui();
  const rows = [...rules.map(({ uid, name }) => ({ uid, name })), { uid: BY_HAND, name: t`by hand` }];
  return (
    <div className={styles.weights}>
      {rows.map(({ uid, name }) => (
        <NumberInput
          key={uid}
          label={name}
          suffix=" %"
          min={0}
          max={1000}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={weights[uid] ?? AS_GIVEN}
          onChange={(value) => typeof value === "number" && onChange({ ...weights, [uid]: value })}
        />
      ))}
    </div>
  );
}

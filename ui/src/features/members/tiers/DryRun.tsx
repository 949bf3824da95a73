// What the past year would have been under rules that are not saved yet.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { TierDryRun } from "../../../bindings/TierDryRun";
import { LineChart } from "../../../shared/charts/LineChart";
import { useFormats } from "../../../shared/format/formats";
import { TierMark } from "../MemberCells";
import type { Directory } from "../use-directory";
import { memberCount } from "../use-member-writes";
import styles from "./Tiers.module.css";

interface DryRunProps {
  run: TierDryRun;
  directory: Directory;
}

/** More names are counted and not told. */
const TOLD = 12;

export function DryRun({ run, directory }: DryRunProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const number = (value: number) => formats.number(value);
  const moved = run.flows.reduce((sum, { members }) => sum + members, 0);
  const share = formats.number((100 * run.flapping) / Math.max(1, run.members), 1);
  const moves = run.weeks.reduce((sum, { up, down }) => sum + up + down, 0);
  return (
    <>
      {run.flaps && (
        <p className={styles.flaps} role="alert">
          <IconAlertTriangle size={16} aria-hidden />
          {t`These rules flap: ${share} % of the members would have gone up and down within 60 days. Longer windows, a lower mark or more days of grace calm them.`}
        </p>
      )}
      <p className={styles.summary}>
        {t`${memberCount(run.members)}, ${formats.days(run.from, run.to)}: ${number(moved)} would stand elsewhere than now, ${formats.number(run.moves_a_year, 2)} moves per member and year, ${share} % up and down within 60 days.`}{" "}
        {run.held > 0 && t`${plural(run.held, { one: "# is held by hand.", other: "# are held by hand." })}`}
      </p>
      <Outcomes run={run} directory={directory} />
      {moves > 0 && (
        <LineChart
          title={t`Moves in a week`}
          points={run.weeks.map(({ day, up, down }) => ({ on: day, value: up + down }))}
          text={number}
          note={(at) => {
            const week = run.weeks[at];
            return week ? t`${number(week.up)} up, ${number(week.down)} down` : "";
          }}
          fromZero
          words={{
            asTable: t`Moves in a week: as a table`,
            asLine: t`Moves in a week: as a line`,
            summary: t`Moves in a week`,
          }}
        />
      )}
      <Movers run={run} directory={directory} />
    </>
  );
}

function Outcomes({ run, directory }: DryRunProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const number = (value: number) => formats.number(value);
  const none = { tier: null, now: run.none_now, after: run.none_after, up: 0, down: 0 };
  const rows = [...run.tiers.toReversed(), ...(run.none_now + run.none_after > 0 ? [none] : [])];
  return (
    <table className={styles.outcomes}>
      <thead>
        <tr>
          <th scope="col">{t`Tier`}</th>
          <th scope="col">{t`At present`}</th>
          <th scope="col">{t`By these rules`}</th>
          <th scope="col">{t`Rose in the year`}</th>
          <th scope="col">{t`Came down in the year`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ tier, now, after, up, down }) => (
          <tr key={tier ?? ""}>
            <th scope="row">{tier ? <TierMark tier={directory.tierOf(tier)} /> : t`No tier`}</th>
            <td>{number(now)}</td>
            <td data-changed={now !== after || undefined}>{number(after)}</td>
            <td>{number(up)}</td>
            <td>{number(down)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Movers({ run, directory }: DryRunProps) {
  const { t } = useLingui();
  const formats = useFormats();
  if (run.flows.length === 0) return null;
  const name = (tier: string | null) => directory.tierOf(tier)?.name ?? t`No tier`;
  const comma = t({ message: ", ", comment: "Between the items of a list" });
  return (
    <ul className={styles.flows}>
      {run.flows.map(({ from, to, members }) => {
        const names = run.movers.filter((mover) => mover.from === from && mover.to === to).map((mover) => mover.name);
        const told = names.slice(0, TOLD);
        const more = members - told.length;
        return (
          <li key={`${from} ${to}`}>
            <b>{`${name(from)} → ${name(to)}`}</b> <span className="figure">{formats.number(members)}</span>{" "}
            <bdi className={styles.quiet}>
              {told.join(comma)}
              {told.length > 0 && more > 0 && ` +${formats.number(more)}`}
            </bdi>
          </li>
        );
      })}
    </ul>
  );
}

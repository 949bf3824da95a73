// Who moved from which tier to which within some days: the matrix, and the names.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { LadderView } from "../../../bindings/LadderView";
import type { Movements } from "../../../bindings/Movements";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { addDays, civilAt, dayOf, startOfMonth } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import { TierMark } from "../MemberCells";
import type { Directory } from "../use-directory";
import styles from "./Tiers.module.css";
import { STANDING_TABLES } from "./tables";

interface MovesProps {
  ladder: LadderView;
  directory: Directory;
}

/** More are counted and not told. */
const TOLD = 50;
type Stretch = "month" | "30" | "90" | "365";

export function Moves({ ladder, directory }: MovesProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const [stretch, setStretch] = useState<Stretch>("month");
  const today = dayOf(civilAt(Date.now(), tz));
  const from = stretch === "month" ? startOfMonth(today) : addDays(today, 1 - Number(stretch));
  const { data } = useCall(
    "tier_movements",
    { ladder: ladder.uid, from, to: today, limit: TOLD },
    { on: STANDING_TABLES, keep: true },
  );
  if (!data) return null;
  return (
    <section className={styles.near} aria-label={t`Moved`}>
      <header>
        <h2>{t`Moved`}</h2>
        <span className="figure">{formats.number(data.moved_total)}</span>
        <select
          aria-label={t`Within which time`}
          value={stretch}
          onChange={({ target }) => setStretch(target.value as Stretch)}
        >
          <option value="month">{t`this month`}</option>
          <option value="30">{t`in 30 days`}</option>
          <option value="90">{t`in 90 days`}</option>
          <option value="365">{t`in a year`}</option>
        </select>
      </header>
      {data.moved_total === 0 ? (
        <p className={styles.quiet}>{t`Nobody moved in these days.`}</p>
      ) : (
        <div className={styles.pair}>
          <Matrix ladder={ladder} directory={directory} flows={data.flows} />
          <Names moves={data} directory={directory} />
        </div>
      )}
    </section>
  );
}

function Matrix({ ladder, directory, flows }: MovesProps & { flows: Movements["flows"] }) {
  const { t } = useLingui();
  const formats = useFormats();
  // From above; who stood on none stands last.
  const steps: (string | null)[] = [...ladder.tiers.toReversed().map(({ uid }) => uid), null];
  const height = (step: string | null) => steps.length - steps.indexOf(step);
  const count = (from: string | null, to: string | null) =>
    flows.find((flow) => flow.from === from && flow.to === to)?.members ?? 0;
  const mark = (step: string | null) => (step ? <TierMark tier={directory.tierOf(step)} /> : t`No tier`);
  return (
    <table className={styles.outcomes} aria-label={t`From tier to tier`}>
      <thead>
        <tr>
          <th scope="col">{t`From ↓ to →`}</th>
          {steps.map((to) => (
            <th key={to ?? ""} scope="col">
              {mark(to)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((from) => (
          <tr key={from ?? ""}>
            <th scope="row">{mark(from)}</th>
            {steps.map((to) => {
              const members = count(from, to);
              const way = from === to ? "held" : height(to) > height(from) ? "up" : "down";
              return (
                <td key={to ?? ""} data-way={members > 0 ? way : undefined}>
                  {members > 0 ? formats.number(members) : "·"}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Names({ moves, directory }: { moves: Movements; directory: Directory }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const open = useOpen();
  const name = (tier: string | null) => directory.tierOf(tier)?.name ?? t`No tier`;
  return (
    <div>
      <ul>
        {moves.moved.map(({ member, name: who, from, to, at }) => (
          <li key={member}>
            <button type="button" onClick={() => open({ kind: "member", uid: member })}>
              <bdi>{who}</bdi>
              <span>{`${name(from)} → ${name(to)}`}</span>
              <small>{formats.instant(at, tz)}</small>
            </button>
          </li>
        ))}
      </ul>
      {moves.moved.length < moves.moved_total && (
        <p className={styles.quiet}>
          {t`The first ${formats.number(moves.moved.length)} of ${formats.number(moves.moved_total)}.`}
        </p>
      )}
    </div>
  );
}

// What a rule that is not saved yet would have given.

import { useLingui } from "@lingui/react/macro";
import type { PointForecast } from "../../../bindings/PointForecast";
import { useFormats } from "../../../shared/format/formats";
import { memberCount } from "../use-member-writes";
import styles from "./Points.module.css";

/** More leaders are counted and not told. */
const TOLD = 5;

export function Forecast({ forecast }: { forecast: PointForecast }) {
  const { t } = useLingui();
  const formats = useFormats();
  const number = (value: number) => formats.number(value);
  const { from, to, points, members, of, median, months, leaders } = forecast;
  if (points === 0) return <p className={styles.quiet}>{t`${formats.days(from, to)}: nobody would have got any.`}</p>;
  const most = Math.max(...months.map((month) => month.points));
  return (
    <>
      <p>{t`${formats.days(from, to)}: ${number(points)} points to ${number(members)} of ${memberCount(of)}; half of them got ${number(median)} or fewer.`}</p>
      <div className={styles.pair}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t`Month`}</th>
              <th scope="col" className={styles.bars}>{t`Points`}</th>
              <th scope="col" className={styles.number}>{t`Members`}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.month}>
                <th scope="row">{formats.month(`${month.month}-01`)}</th>
                <td>
                  <span className={styles.barred}>
                    <span className="figure">{number(month.points)}</span>
                    <span
                      className={styles.bar}
                      style={{ inlineSize: `${(100 * Math.max(0, month.points)) / most}%` }}
                      aria-hidden
                    />
                  </span>
                </td>
                <td className={`${styles.number} figure`}>{number(month.members)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t`Would lead`}</th>
              <th scope="col" className={styles.number}>{t`Points`}</th>
            </tr>
          </thead>
          <tbody>
            {leaders.slice(0, TOLD).map((leader) => (
              <tr key={leader.member}>
                <th scope="row">
                  <bdi>{leader.name}</bdi>
                </th>
                <td className={`${styles.number} figure`}>{number(leader.points)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

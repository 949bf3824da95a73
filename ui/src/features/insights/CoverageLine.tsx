// Of what an answer speaks: on how many of its days something is known, in how many channels, and where the gaps are.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { InsightCoverage } from "../../bindings/InsightCoverage";
import type { InsightPeriod } from "../../bindings/InsightPeriod";
import { useFormats } from "../../shared/format/formats";
import styles from "./Insights.module.css";

/** More gaps are counted and not told. */
const TOLD = 3;

export function CoverageLine({ insight }: { insight: { data: unknown } }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { period, coverage } = insight.data as { period: InsightPeriod; coverage: InsightCoverage };
  const gaps = coverage.gaps
    .slice(0, TOLD)
    .map(([from, to]) => (from === to ? formats.dayShort(from) : formats.days(from, to)));
  const more = coverage.gaps.length - gaps.length;
  const comma = t({ message: ", ", comment: "Between the items of a list" });
  return (
    <p className={styles.coverage}>
      {t`Data on ${coverage.known_days} of ${period.days} days, in ${coverage.channels} of ${plural(coverage.of_channels, { one: "# channel", other: "# channels" })}.`}{" "}
      {coverage.imports > 0 && (
        <Link to={"/members/imports" as "/"}>
          {t`${plural(coverage.imports, { one: "From # import.", other: "From # imports." })}`}
        </Link>
      )}{" "}
      {gaps.length > 0 &&
        (more > 0
          ? t`Without data: ${gaps.join(comma)} and ${more} more stretches.`
          : t`Without data: ${gaps.join(comma)}.`)}{" "}
      {t`Compared with ${formats.days(period.before_from, period.before_to)}, of which ${coverage.known_days_before} days have data.`}
    </p>
  );
}

// How are we doing? The figures that lead, the course of the days with what was planned on them, and the best and the worst.

import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { Overview } from "./Overview";

export default function OverviewPage() {
  const insight = useInsight("overview", "insight_overview");
  return (
    <InsightPage
      insight={insight}
      empty={({ figures, days }) =>
        days.every(({ people }) => people === null) && figures.every(({ figure }) => figure.value === null)
      }
    >
      {(data) => <Overview data={data} />}
    </InsightPage>
  );
}

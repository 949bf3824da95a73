// Who stays? Cohorts and what became of them, and week by week who is new, stays, comes back and falls silent.

import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { Retention } from "./Retention";

export default function RetentionPage() {
  const insight = useInsight("retention", "insight_retention");
  return (
    <InsightPage insight={insight} empty={({ cohorts, lifecycle }) => cohorts.length === 0 && lifecycle.length === 0}>
      {(data) => <Retention data={data} address={insight.address} set={insight.set} />}
    </InsightPage>
  );
}

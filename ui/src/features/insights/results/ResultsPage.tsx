// What worked? What came of what was published, and how much of what was planned was done in time.

import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { Results } from "./Results";

export default function ResultsPage() {
  const insight = useInsight("results", "insight_results");
  return (
    <InsightPage insight={insight} empty={({ posts, owners }) => posts.length === 0 && owners.length === 0}>
      {(data) => <Results data={data} />}
    </InsightPage>
  );
}

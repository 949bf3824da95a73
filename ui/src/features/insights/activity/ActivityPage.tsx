// How lively are we? Distinct people by day, week and month, what they did, and on which days it was unlike others.

import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { Activity } from "./Activity";

export default function ActivityPage() {
  const insight = useInsight("activity", "insight_activity");
  return (
    <InsightPage insight={insight} empty={({ days }) => days.every(({ people }) => people === null)}>
      {(data) => <Activity data={data} />}
    </InsightPage>
  );
}

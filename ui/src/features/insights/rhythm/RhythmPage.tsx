// When are people here? The hours of the week, and those in which most would listen.

import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { Rhythm } from "./Rhythm";

export default function RhythmPage() {
  const insight = useInsight("rhythm", "insight_rhythm");
  return (
    <InsightPage insight={insight} empty={({ hours }) => hours.every(({ interactions }) => interactions === 0)}>
      {(data) => <Rhythm data={data} of={insight.address.of ?? "speakers"} set={insight.set} />}
    </InsightPage>
  );
}

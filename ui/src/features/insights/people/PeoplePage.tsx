// Who carries us, who drifts away? How the weight is spread, who leads, who falls silent, who is back.

import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { People } from "./People";

export default function PeoplePage() {
  const insight = useInsight("people", "insight_people");
  return (
    <InsightPage insight={insight} empty={({ people }) => people === 0}>
      {(data) => <People data={data} />}
    </InsightPage>
  );
}

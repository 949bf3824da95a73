// Who carries us, who drifts away? How the weight is spread, who leads, who falls silent, who is back.

import { useAddress } from "../../../shared/navigation";
import { parseInsights } from "../address";
import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { People } from "./People";

/** So many of each list, where all are asked for. */
const MOST = 1000;

export default function PeoplePage() {
  const [{ silent, least, cell, all }] = useAddress(parseInsights);
  const insight = useInsight("people", "insight_people", { silent, least, cell, limit: all && MOST });
  return (
    <InsightPage insight={insight} empty={({ people }) => people === 0}>
      {(data) => <People data={data} address={insight.address} set={insight.set} />}
    </InsightPage>
  );
}

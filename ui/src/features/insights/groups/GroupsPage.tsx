// Which groups need me? A row for each, beside the median of its like, the worst first.

import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { Groups } from "./Groups";

export default function GroupsPage() {
  const insight = useInsight("groups", "insight_groups");
  return (
    <InsightPage insight={insight} empty={({ groups }) => groups.length === 0}>
      {(data) => <Groups data={data} />}
    </InsightPage>
  );
}

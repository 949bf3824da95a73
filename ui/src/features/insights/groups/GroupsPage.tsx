// Which groups need me? A row for each, beside the median of its like, the worst first.

import { useLingui } from "@lingui/react/macro";
import { useGo } from "../../../shared/navigation";
import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { Groups } from "./Groups";

export default function GroupsPage() {
  const { t } = useLingui();
  const go = useGo();
  const insight = useInsight("groups", "insight_groups");
  return (
    <InsightPage
      insight={insight}
      nothing={{
        sentence: t`Your groups stand here beside each other, the one that needs you first.`,
        action: { title: t`Go to Groups`, run: () => go("/groups") },
      }}
      empty={({ groups }) => groups.length === 0}
    >
      {(data) => <Groups data={data} />}
    </InsightPage>
  );
}

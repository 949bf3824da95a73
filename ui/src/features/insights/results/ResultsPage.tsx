// What worked? What came of what was published, and how much of what was planned was done in time.

import { useLingui } from "@lingui/react/macro";
import { useGo } from "../../../shared/navigation";
import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { Results } from "./Results";

export default function ResultsPage() {
  const { t } = useLingui();
  const go = useGo();
  const insight = useInsight("results", "insight_results");
  return (
    <InsightPage
      insight={insight}
      nothing={{
        sentence: t`What comes of your posts stands here once some have gone out, and how much of the plan was done in time.`,
        action: { title: t`Go to Content`, run: () => go("/content") },
      }}
      empty={({ posts, owners, activities }) => posts.length + owners.length + activities.length === 0}
    >
      {(data) => <Results data={data} />}
    </InsightPage>
  );
}

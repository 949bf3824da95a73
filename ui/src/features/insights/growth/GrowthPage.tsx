// Are we growing? Who came, who left, by which ways, and how newcomers begin.

import { useLingui } from "@lingui/react/macro";
import { useGo } from "../../../shared/navigation";
import { InsightPage } from "../InsightPage";
import { useInsight } from "../use-insight";
import { Growth } from "./Growth";
import { Newcomers } from "./Newcomers";

export default function GrowthPage() {
  const { t } = useLingui();
  const go = useGo();
  const insight = useInsight("growth", "insight_growth");
  const newcomers = useInsight("growth", "insight_newcomers");
  return (
    <InsightPage
      insight={insight}
      nothing={{
        sentence: t`Who joins and who leaves stands here once members have a date of joining.`,
        action: { title: t`Import members`, run: () => go("/members/imports") },
      }}
      empty={({ dated: [, members], speaking_days, typed }) =>
        members === 0 && speaking_days.length === 0 && typed.length === 0
      }
    >
      {(data) => (
        <>
          <Growth data={data} />
          {newcomers.data && <Newcomers data={newcomers.data} />}
        </>
      )}
    </InsightPage>
  );
}

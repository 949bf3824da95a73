// The questions, the goals and the rules of counting, from everywhere: the palette finds them by their words; on the pages of insights they have the digits as keys.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconChartBar, IconMessageSearch, IconScale, IconTarget } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { Action } from "../../shared/actions/registry";
import { useActions } from "../../shared/actions/use-actions";
import { useAddress, useGo, usePath } from "../../shared/navigation";
import { parseInsights, sharedOf } from "./address";
import { CountingDialog } from "./CountingDialog";
import { ORDER, QUESTIONS } from "./questions";

const GoalsDialog = lazy(() => import("./overview/GoalsDialog"));

export default function InsightsAmbient() {
  const { i18n } = useLingui();
  const { t } = useWords();
  const [ruling, rule] = useState(false);
  const [aiming, aim] = useState(false);
  const go = useGo();
  const here = usePath().startsWith("/insights");
  const [address] = useAddress(parseInsights);
  useActions([
    ...ORDER.map(
      (name, at): Action => ({
        id: `insights.${name}`,
        title: i18n._(QUESTIONS[name].title),
        group: "go",
        keywords: i18n._(QUESTIONS[name].find),
        icon: IconChartBar,
        keys: here ? String(at + 1) : undefined,
        // What narrows one question narrows the next; what narrows the calendar is nothing here.
        run: () => go(QUESTIONS[name].path, here ? sharedOf(address) : {}),
      }),
    ),
    {
      id: "insights.messages",
      title: t`What was said?`,
      group: "go",
      keywords: t({
        message: "messages texts search chats",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconMessageSearch,
      run: () => go("/insights/messages"),
    },
    {
      id: "insights.rules",
      title: t`Rules of counting`,
      group: "app",
      keywords: t({
        message: "weight points rfm leaderboard mau month days rules",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconScale,
      run: () => rule(true),
    },
    {
      id: "insights.goals",
      title: t`Goals`,
      group: "app",
      keywords: t({
        message: "goal target kpi okr month quarter",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconTarget,
      run: () => aim(true),
    },
  ]);
  return (
    <>
      {ruling && <CountingDialog onClose={() => rule(false)} />}
      {aiming && (
        <Suspense>
          <GoalsDialog onClose={() => aim(false)} />
        </Suspense>
      )}
    </>
  );
}

// The questions, from everywhere: the palette finds them by their words; on the pages of insights they have the digits as keys.

import { useLingui } from "@lingui/react";
import { IconChartBar } from "@tabler/icons-react";
import { useActions } from "../../shared/actions/use-actions";
import { useAddress, useGo, usePath } from "../../shared/navigation";
import { parseInsights, sharedOf } from "./address";
import { ORDER, QUESTIONS } from "./questions";

export default function InsightsAmbient() {
  const { i18n } = useLingui();
  const go = useGo();
  const here = usePath().startsWith("/insights");
  const [address] = useAddress(parseInsights);
  useActions(
    ORDER.map((name, at) => ({
      id: `insights.${name}`,
      title: i18n._(QUESTIONS[name].title),
      group: "go",
      keywords: i18n._(QUESTIONS[name].find),
      icon: IconChartBar,
      keys: here ? String(at + 1) : undefined,
      // What narrows one question narrows the next; what narrows the calendar is nothing here.
      run: () => go(QUESTIONS[name].path, here ? sharedOf(address) : {}),
    })),
  );
  return null;
}

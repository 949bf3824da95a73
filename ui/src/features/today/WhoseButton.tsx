// Whose day is shown: everyone's, mine, or my shift's.

import { useLingui } from "@lingui/react/macro";
import type { Whose } from "../../bindings/Whose";
import { usePreference } from "../../platform/preferences";
import { Button } from "../../shared/basics/Button";
import { openMenu } from "../../shared/menu/menu";
import { meOf, useOverview, useSetting } from "../../shared/settings";
import { duty } from "./questions";

export default function WhoseButton() {
  const { t } = useLingui();
  const me = meOf(useOverview().data?.operators ?? []) ?? "";
  const [shifts] = useSetting("team.shifts");
  const [chosen, choose] = usePreference<Whose>("today.whose", "all");
  const words: Record<Whose, string> = { all: t`Everyone's`, mine: t`Mine`, shift: t`My shift` };
  const offered: Whose[] = shifts[me] ? ["all", "mine", "shift"] : ["all", "mine"];
  const choices = offered.map((whose) => ({
    id: whose,
    title: words[whose],
    checked: whose === chosen,
    run: () => choose(whose),
  }));
  const own = { id: "duty", title: t`When I am on duty…`, run: () => duty.ask(true) };
  return (
    <Button
      size="small"
      look="quiet"
      aria-haspopup="menu"
      onClick={(event) => openMenu(event.currentTarget, t`Whose day`, [choices, [own]])}
    >
      {words[chosen]}
    </Button>
  );
}

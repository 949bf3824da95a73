// The demo community: opened to look around in, taken away with one click. A second call while it is there just shows it.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconBuildingCommunity, IconTrash } from "@tabler/icons-react";
import { setPreference } from "../platform/preferences";
import type { Action } from "../shared/actions/registry";
import { useActions } from "../shared/actions/use-actions";
import { useCall } from "../shared/data/query";
import { useWrite } from "../shared/data/use-write";
import { ownZone } from "../shared/format/civil";
import { useGo } from "../shared/navigation";

/** The demo community, when there is one. */
export function useDemo(): string | null {
  return useCall("demo_state", {}, { on: ["community"] }).data?.community ?? null;
}

export function useDemoActions(): void {
  const { i18n } = useLingui();
  const { t } = useWords();
  const there = useDemo();
  const make = useWrite("demo");
  const remove = useWrite("demo_remove");
  const go = useGo();
  const open = async () => {
    const made = there ? { community: there } : await make.run({ language: i18n.locale, tz: ownZone() });
    if (made?.community) setPreference("community", made.community);
  };
  const actions: Action[] = [
    {
      id: "demo.open",
      title: t`Open the demo community`,
      group: "app",
      keywords: t({ message: "demo example", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconBuildingCommunity,
      run: () => void open(),
    },
  ];
  if (there) {
    actions.push({
      id: "demo.remove",
      title: t`Remove the demo community`,
      group: "app",
      keywords: t({ message: "demo example", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconTrash,
      danger: true,
      run: async () => {
        // Nothing of it may stand open while it goes.
        go("/");
        await remove.run({}, t`The demo community is removed.`);
      },
    });
  }
  useActions(actions);
}

// What the settings keep on every page: the way to each section, and the dialog for a new community.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconSeeding } from "@tabler/icons-react";
import type { Action } from "../../shared/actions/registry";
import { useActions } from "../../shared/actions/use-actions";
import { useGo } from "../../shared/navigation";
import { useStarterWeek } from "../../shared/starter";
import { CalendarImportDialog } from "./CalendarImportDialog";
import NewCommunity from "./NewCommunity";
import { SECTION_NAMES, SECTIONS } from "./sections";

export default function SettingsAmbient() {
  const { i18n } = useLingui();
  const { t } = useWords();
  const go = useGo();
  const starter = useStarterWeek();
  useActions([
    {
      id: "starter.plan",
      title: t`Plan a starter week`,
      group: "create",
      keywords: t({ message: "starter example first week", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconSeeding,
      hidden: !starter.offered,
      run: starter.plan,
    },
    ...SECTION_NAMES.map((name): Action => {
      const { title, find, icon } = SECTIONS[name];
      const section = i18n._(title);
      return {
        id: `settings.${name}`,
        title: t`Settings: ${section}`,
        group: "go",
        keywords: i18n._(find),
        icon,
        run: () => go("/settings", { section: name }),
      };
    }),
  ]);
  return (
    <>
      <NewCommunity />
      <CalendarImportDialog />
    </>
  );
}

// The actions that are there on every page of a community: go, search, theme, language, fold.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import {
  IconBell,
  IconHistory,
  IconKeyboard,
  IconLanguage,
  IconLayoutSidebar,
  IconMoon,
  IconSearch,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from "@tabler/icons-react";
import { inWindow } from "../platform/call";
import { preference, setPreference } from "../platform/preferences";
import type { Action } from "../shared/actions/registry";
import { useActions } from "../shared/actions/use-actions";
import { chooseLanguage } from "../shared/format/locale";
import { useGo } from "../shared/navigation";
import { useScheme, useShownScheme } from "../shared/scheme";
import { PAGE_NAMES } from "../shared/words/page-names";
import { zoomAsDesigned, zoomBy } from "../shared/zoom";
import type { Layer } from "./Frame";
import { PAGES } from "./Sidebar";

export function useFrameActions(open: (layer: Layer) => void): void {
  useActions([...usePageActions(), ...useWindowActions(open)]);
}

function usePageActions(): Action[] {
  const { i18n } = useLingui();
  const { t } = useWords();
  const go = useGo();
  return PAGES.map(({ name, path }) => {
    const { title, find, icon, keys } = PAGE_NAMES[name];
    const page = i18n._(title);
    return {
      id: `go.${name}`,
      title: t`Go to ${page}`,
      group: "go",
      keywords: i18n._(find),
      icon,
      keys,
      run: () => go(`/${path}`),
    };
  });
}

/** A browser zooms by itself. */
function useZoomActions(): Action[] {
  const { t } = useWords();
  if (!inWindow) return [];
  const keywords = t({ message: "zoom size", comment: "Search words; in Chinese with pinyin initials" });
  const common = { group: "view", keywords } as const;
  return [
    { ...common, id: "app.zoom.in", title: t`Larger`, keys: "mod+=", icon: IconZoomIn, run: () => zoomBy(1) },
    { ...common, id: "app.zoom.out", title: t`Smaller`, keys: "mod+-", icon: IconZoomOut, run: () => zoomBy(-1) },
    { ...common, id: "app.zoom.reset", title: t`Usual size`, keys: "mod+0", icon: IconZoomReset, run: zoomAsDesigned },
  ];
}

function useWindowActions(open: (layer: Layer) => void): Action[] {
  const { i18n } = useLingui();
  const { t } = useWords();
  const [, setScheme] = useScheme();
  const dark = useShownScheme() === "dark";
  const chinese = i18n.locale === "zh-CN";
  return [
    {
      id: "app.palette",
      title: t`Search and commands`,
      group: "app",
      keys: "mod+k",
      icon: IconSearch,
      whileTyping: true,
      hidden: true,
      run: () => open("palette"),
    },
    {
      id: "app.shortcuts",
      title: t`Keyboard shortcuts`,
      group: "app",
      keys: "?",
      keywords: t({ message: "keys help", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconKeyboard,
      run: () => open("shortcuts"),
    },
    {
      id: "app.history",
      title: t`What was changed`,
      group: "app",
      keys: "mod+shift+h",
      keywords: t({ message: "history log who", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconHistory,
      run: () => open("history"),
    },
    {
      id: "app.reminders",
      title: t`Reminders`,
      group: "app",
      keys: "g r",
      keywords: t({
        message: "reminders bell notices snooze",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconBell,
      run: () => open("reminders"),
    },
    {
      id: "app.scheme",
      title: dark ? t`Light theme` : t`Dark theme`,
      group: "app",
      keywords: t({ message: "theme dark light", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconMoon,
      run: () => setScheme(dark ? "light" : "dark"),
    },
    {
      id: "app.language",
      title: chinese ? "English" : "简体中文",
      group: "app",
      keywords: t({ message: "language chinese 中文 yuyan yy english", comment: "Search words" }),
      icon: IconLanguage,
      run: () => void chooseLanguage(chinese ? "en" : "zh-CN"),
    },
    {
      id: "app.fold",
      title: t`Fold or unfold the sidebar`,
      group: "view",
      keys: "mod+b",
      icon: IconLayoutSidebar,
      run: () => setPreference("sidebar.folded", !preference("sidebar.folded", false)),
    },
    ...useZoomActions(),
  ];
}

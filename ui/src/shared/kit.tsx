// Mantine, for the pages and drawers that use it. Loaded with the first of them and not before: the frame and Today are plain
// elements, which is what makes the start fast. Our own unlayered styles lead over Mantine's layer.

import "@mantine/core/styles.layer.css";
import "@mantine/dates/styles.layer.css";
import { useLingui } from "@lingui/react";
import { type MantineColorSchemeManager, MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import "dayjs/locale/zh-cn";
import type { ReactNode } from "react";
import { cssVariables, theme } from "../theme/mantine";
import { useCommunityIfAny } from "./community";
import { shownScheme, useShownScheme } from "./scheme";

const nothing = () => undefined;
/** Before Mantine forces the theme it shows what this says, for a frame or, on a busy machine, half a second. */
const manager: MantineColorSchemeManager = {
  get: shownScheme,
  set: nothing,
  subscribe: nothing,
  unsubscribe: nothing,
  clear: nothing,
};

export default function Kit({ children }: { children: ReactNode }) {
  const { i18n } = useLingui();
  const scheme = useShownScheme();
  const firstDay = useCommunityIfAny()?.week_start ?? 1;
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={manager}
      forceColorScheme={scheme}
      withGlobalClasses={false}
    >
      <DatesProvider
        settings={{ locale: i18n.locale === "zh-CN" ? "zh-cn" : "en", firstDayOfWeek: firstDay as 0 | 1 | 6 }}
      >
        {children}
      </DatesProvider>
    </MantineProvider>
  );
}

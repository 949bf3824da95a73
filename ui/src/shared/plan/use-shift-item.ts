// "Move by…" in the menus of content and events.

import { useLingui } from "@lingui/react/macro";
import { IconCalendarTime } from "@tabler/icons-react";
import type { MenuItem } from "../menu/menu";

export function useShiftItem(): (disabled: boolean, run: () => void) => MenuItem {
  const { t } = useLingui();
  return (disabled, run) => ({ id: "plan.shift", title: t`Move by…`, icon: IconCalendarTime, disabled, run });
}

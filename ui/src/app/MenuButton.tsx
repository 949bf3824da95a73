// The menu of the window: every action of this moment by group, with its keys, for whoever points and does not type. It is the same
// registry as the palette and the sheet of shortcuts.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconMenu2 } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { actions, subscribe } from "../shared/actions/registry";
import { useActions } from "../shared/actions/use-actions";
import { IconButton } from "../shared/basics/Button";
import { currentMenu, openMenu } from "../shared/menu/menu";
import { useLatest } from "../shared/use-latest";
import { ACTION_GROUPS, GROUP_ORDER } from "./action-groups";

const KEYS = "f10";

export function MenuButton() {
  const { i18n } = useLingui();
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const open = () => {
    if (!button.current) return;
    // The palette is hidden from itself alone.
    const shown = actions().filter(({ id, hidden }) => !hidden || id === "app.palette");
    const groups = GROUP_ORDER.map((group) => ({
      title: i18n._(ACTION_GROUPS[group]),
      items: shown.filter((action) => action.group === group),
    })).filter(({ items }) => items.length > 0);
    openMenu(
      button.current,
      t`Menu`,
      groups.map(({ items }) => items),
      groups.map(({ title }) => title),
    );
  };
  // Parts of the window that are loaded after the first page bring actions of their own.
  const again = useLatest(() => {
    if (button.current && currentMenu()?.from === button.current) open();
  });
  useEffect(() => subscribe(again), [again]);
  useActions([{ id: "app.menu", title: t`Menu`, group: "app", keys: KEYS, icon: IconMenu2, hidden: true, run: open }]);
  return (
    <IconButton
      ref={button}
      icon={IconMenu2}
      label={t`Menu`}
      keys={KEYS}
      hint="right"
      aria-haspopup="menu"
      onClick={open}
    />
  );
}

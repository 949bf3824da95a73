// The bar at the bottom while rows are selected: how many, what can be done with them, and the way out.

import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Action } from "../actions/registry";
import { useActions } from "../actions/use-actions";
import { Button, IconButton } from "../basics/Button";
import { KeyHint } from "../basics/KeyHint";
import styles from "./SelectionBar.module.css";

interface SelectionBarProps {
  /** "3 members", "All 1,204 members" */
  count: ReactNode;
  actions: Action[];
  onClear: () => void;
}

export function SelectionBar({ count, actions, onClear }: SelectionBarProps) {
  const { t } = useLingui();
  useActions([
    ...actions,
    { id: "selection.clear", title: t`Clear the selection`, group: "edit", keys: "escape", run: onClear },
  ]);
  return (
    <div className={styles.bar} data-selection-bar role="toolbar" aria-label={t`Selection`}>
      <span className={styles.count}>{count}</span>
      <div className={styles.actions}>
        {actions.map((action) => (
          <Button
            key={action.id}
            look="quiet"
            size="small"
            icon={action.icon}
            disabled={action.disabled}
            onClick={action.run}
          >
            {action.title}
            {action.keys && <KeyHint keys={action.keys} />}
          </Button>
        ))}
      </div>
      <IconButton icon={IconX} size={16} label={t`Clear the selection`} keys="escape" hint="above" onClick={onClear} />
    </div>
  );
}

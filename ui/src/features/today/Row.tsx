// One row of Today: opened by a click or Enter, done and put off by a key, everything else in its menu.

import type { ReactNode } from "react";
import { contextMenu } from "../../shared/menu/menu";
import styles from "./Today.module.css";
import type { RowActs } from "./use-row-acts";
import { useRow } from "./use-rows";

interface RowProps {
  /** Unique on the page. */
  id: string;
  title: string;
  acts: RowActs;
  done?: boolean;
  late?: boolean;
  children: ReactNode;
  /** Buttons beside it; they are stops of the Tab key only where their row is one. */
  tools?: (tabIndex: 0 | -1) => ReactNode;
}

export function Row({ id, title, acts, done, late, children, tools }: RowProps) {
  const tabIndex = useRow(id, acts) ? 0 : -1;
  return (
    <li
      className={styles.item}
      data-done={done}
      data-late={late}
      onContextMenu={(event) => contextMenu(event, title, acts.menu)}
    >
      <button type="button" className={styles.open} data-row={id} tabIndex={tabIndex} onClick={acts.open.run}>
        {children}
      </button>
      {tools?.(tabIndex)}
    </li>
  );
}

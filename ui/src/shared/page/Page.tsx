// A page: one header line (where I am, the range, the views, the filters, ⌘K, ＋) and the space below it, which is the page's own.

import { useLingui } from "@lingui/react/macro";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { actions, runAction } from "../actions/registry";
import { IconButton } from "../basics/Button";
import { openMenu } from "../menu/menu";
import styles from "./Page.module.css";

interface PageProps {
  title: ReactNode;
  /** Beside the title: the month shown, the count of rows. */
  range?: ReactNode;
  /** Right of the title: steppers, view switch, filters. */
  tools?: ReactNode;
  /** A second line, only while something is filtered: the chips. */
  chips?: ReactNode;
  children: ReactNode;
}

export function Page({ title, range, tools, chips, children }: PageProps) {
  const { t } = useLingui();
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <h1>{title}</h1>
        {range && <span className={styles.range}>{range}</span>}
        <span className={styles.gap} />
        {tools}
        <IconButton
          icon={IconSearch}
          label={t`Search and commands`}
          keys="mod+k"
          hint="left"
          onClick={() => runAction("app.palette")}
        />
        <IconButton
          icon={IconPlus}
          label={t`New`}
          keys="n"
          hint="left"
          onClick={(event) =>
            openMenu(event.currentTarget, t`New`, [
              actions().filter((action) => action.group === "create" && !action.hidden && !action.disabled),
            ])
          }
        />
      </header>
      {chips && <div className={styles.chips}>{chips}</div>}
      <div className={styles.body}>{children}</div>
    </main>
  );
}

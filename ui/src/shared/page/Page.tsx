// A page: one header line (where I am, the range, the views, the filters, ⌘K, ＋) and the space below it, which is the page's own.

import { useLingui } from "@lingui/react/macro";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { actions, runAction } from "../actions/registry";
import { useActions } from "../actions/use-actions";
import { IconButton } from "../basics/Button";
import { openMenu } from "../menu/menu";
import { usePath } from "../navigation";
import { newMenu } from "./new-menu";
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
  const path = usePath();
  const plus = useRef<HTMLButtonElement>(null);
  const make = () => plus.current && openMenu(plus.current, t`New`, newMenu(actions(), path));
  useActions([{ id: "page.new", title: t`New`, group: "create", keys: "n", hidden: true, run: make }]);
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
          ref={plus}
          icon={IconPlus}
          label={t`New`}
          keys="n"
          hint="left"
          aria-haspopup="menu"
          onClick={make}
        />
      </header>
      {chips && <div className={styles.chips}>{chips}</div>}
      <div className={styles.body}>{children}</div>
    </main>
  );
}

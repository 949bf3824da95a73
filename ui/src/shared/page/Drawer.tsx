// The inside of the right drawer: what is open, its buttons, its fields. It pushes the page aside and never covers it;
// below 1100 px of window it lies over the page.

import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useActions } from "../actions/use-actions";
import { IconButton } from "../basics/Button";
import { useOpen } from "../navigation";
import styles from "./Drawer.module.css";

interface DrawerProps {
  /** What kind of thing this is: usually a `<KindMark word />`. */
  mark?: ReactNode;
  title: ReactNode;
  /** Icon buttons beside the close button. */
  tools?: ReactNode;
  /** Stays at the bottom. */
  footer?: ReactNode;
  children: ReactNode;
}

export function Drawer({ mark, title, tools, footer, children }: DrawerProps) {
  const { t } = useLingui();
  const open = useOpen();
  useActions([{ id: "drawer.close", title: t`Close details`, group: "view", keys: "escape", run: () => open(null) }]);
  return (
    <>
      <header className={styles.header}>
        {mark}
        <h2>{title}</h2>
        {tools}
        <IconButton icon={IconX} label={t`Close details`} keys="escape" hint="left" onClick={() => open(null)} />
      </header>
      <div className={`${styles.body} scroll`}>{children}</div>
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </>
  );
}

/** A label and its value or field on one line, the labels in one column. */
export function Field({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      <div className={styles.value}>{children}</div>
    </div>
  );
}

/** A part of the drawer under a small heading. */
export function Section({ title, tools, children }: { title: ReactNode; tools?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <header>
        <h3>{title}</h3>
        {tools}
      </header>
      {children}
    </section>
  );
}

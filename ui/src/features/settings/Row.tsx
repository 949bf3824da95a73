import type { ReactNode } from "react";
import styles from "./Settings.module.css";

/** One setting: what it is, what it means, and the control on the right, if there is something to choose. */
export function Row({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <span>{title}</span>
        {hint && <p>{hint}</p>}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

/** Rows that belong together, under a heading. */
export function Group({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.group}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}

// Figures of what would happen, a line each; what does not happen is not told.

import { useFormats } from "../../shared/format/formats";
import styles from "./ImportPage.module.css";

export function CountLines({ lines }: { lines: { title: string; count: number }[] }) {
  const formats = useFormats();
  return lines
    .filter(({ count }) => count > 0)
    .map(({ title, count }) => (
      <div key={title} className={styles.count}>
        <span>{title}</span>
        <b>{formats.number(count)}</b>
      </div>
    ));
}

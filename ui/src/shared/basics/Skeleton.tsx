// Bars in the place of rows to come. They appear only after 300 ms: most answers are faster, and a flicker says "slow".

import styles from "./Skeleton.module.css";

const WIDTHS = [62, 44, 71, 53, 38, 66, 49, 58];

export function Skeleton({ rows = 6, height = 32 }: { rows?: number; height?: number }) {
  return (
    <div className={styles.skeleton} aria-hidden data-skeleton>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never move.
        <div key={row} style={{ height }}>
          <span style={{ width: `${WIDTHS[row % WIDTHS.length]}%` }} />
        </div>
      ))}
    </div>
  );
}

import { useLingui } from "@lingui/react/macro";
import type { Progress } from "../../bindings/Progress";
import { Button } from "./Button";
import styles from "./JobProgress.module.css";

/** How far a job is, and the button that stops it. */
export function JobProgress({ progress, label, stop }: { progress: Progress; label: string; stop: () => void }) {
  const { t } = useLingui();
  return (
    <span className={styles.job}>
      <progress aria-label={label} max={progress.total ?? undefined} value={progress.done || undefined} />
      <Button size="small" onClick={stop}>
        {t`Stop`}
      </Button>
    </span>
  );
}

import { useLingui } from "@lingui/react/macro";
import { Button } from "../../shared/basics/Button";
import { useFormats } from "../../shared/format/formats";
import styles from "./ImportPage.module.css";
import { type RunningImport, shareDone } from "./running-import";

/** How many rows are in. People can be stopped, which leaves nothing; groups are in at once. */
export function ImportProgress({ job }: { job: RunningImport }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { done } = job.progress;
  return (
    <span className={styles.progress}>
      <progress aria-label={t`Importing`} value={shareDone(job)} />
      {done > 0 && t`${formats.number(done)} rows`}
      <Button size="small" onClick={job.stop}>{t`Stop`}</Button>
    </span>
  );
}

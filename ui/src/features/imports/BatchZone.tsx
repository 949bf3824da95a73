// By whose clock the times of an import were written: put right later, when the figures show that it was another one.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ImportBatchView } from "../../bindings/ImportBatchView";
import { Button } from "../../shared/basics/Button";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { ZoneSelect } from "../../shared/fields/ZoneSelect";
import styles from "./ImportPage.module.css";

export function BatchZone({ batch, onClose }: { batch: ImportBatchView; onClose: () => void }) {
  const { t } = useLingui();
  const [zone, choose] = useState(batch.log?.zone ?? null);
  const { run, pending } = useWrite("log_zone");
  const save = async () => {
    if (!zone || zone === batch.log?.zone) return onClose();
    const done = await run(
      { batch: batch.uid, zone },
      ({ rows }) => t`${plural(rows, { one: "# row moved to its time", other: "# rows moved to their times" })}`,
    );
    if (done) onClose();
  };
  return (
    <Dialog
      title={t`Times of this import`}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={pending}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t`The times of this import name no zone. Its messages move to the instants that the clock of another zone means; days of joining stay as they were written down.`}</p>
        <ZoneSelect label={t`Times without a zone are those of`} value={zone} onChange={choose} />
      </div>
    </Dialog>
  );
}

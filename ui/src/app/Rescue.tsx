// A damaged workspace: the newest backup can take its place, or what can still be read is saved as open files. The damaged
// file itself is kept in either case.

import { Plural, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import type { Backup } from "../bindings/Backup";
import type { Salvaged } from "../bindings/Salvaged";
import { pickSave, rescueBackups, rescueRestore, rescueSalvage } from "../platform/window";
import { Button } from "../shared/basics/Button";
import styles from "./ErrorBoundary.module.css";

export function Rescue({ onError }: { onError: (error: unknown) => void }) {
  const { t, i18n } = useLingui();
  const [newest, setNewest] = useState<Backup>();
  const [saved, setSaved] = useState<Salvaged>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    // Without a list there is nothing to restore; saving what can be read is offered all the same.
    void rescueBackups().then(([first]) => setNewest(first), onError);
  }, [onError]);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      onError(error);
    }
    setBusy(false);
  };
  const save = async () => {
    const folder = await pickSave({ title: t`Save what can be read`, file_name: "tulou-rescued" });
    if (folder) setSaved((await rescueSalvage(folder)) ?? undefined);
  };
  const at = newest && i18n.date(new Date(newest.created_at), { dateStyle: "medium", timeStyle: "short" });
  return (
    <section className={styles.rescue}>
      <div className={styles.ways}>
        {newest && (
          <Button disabled={busy} onClick={() => void run(async () => void (await rescueRestore(newest.path)))}>
            {t`Restore the backup of ${at}`}
          </Button>
        )}
        <Button disabled={busy} onClick={() => void run(save)}>
          {t`Save what can be read…`}
        </Button>
      </div>
      {saved && (
        <p className="selectable" role="status">
          <Plural value={saved.rows} one="# row was saved in" other="# rows were saved in" /> {saved.path}
          {saved.broken.length > 0 && (
            <> {t`Something is missing in: ${saved.broken.map((one) => one.table).join(", ")}`}</>
          )}
        </p>
      )}
    </section>
  );
}

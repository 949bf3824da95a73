// A damaged workspace: a backup can take its place, or what can still be read is saved as open files. The damaged file itself is
// kept in either case.

import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import type { Backup } from "../../bindings/Backup";
import type { Salvaged } from "../../bindings/Salvaged";
import { pickSave } from "../../platform/files";
import { rescueBackups, rescueRestore, rescueSalvage } from "../../platform/rescue";
import { SalvageOutcome } from "../../shared/archive/SalvageOutcome";
import { Button } from "../../shared/basics/Button";
import { formatBytes } from "../../shared/format/bytes";
import { useFormats } from "../../shared/format/formats";
import styles from "../ErrorBoundary.module.css";

export function Rescue({ onError }: { onError: (error: unknown) => void }) {
  const { t } = useLingui();
  const [backups, setBackups] = useState<Backup[]>();
  const [saved, setSaved] = useState<Salvaged>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    // Without a list there is nothing to restore; saving what can be read is offered all the same.
    void rescueBackups().then(setBackups, onError);
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
  return (
    <section className={styles.rescue}>
      {backups && backups.length > 0 && (
        <BackupList
          backups={backups}
          busy={busy}
          onRestore={({ path }) => void run(async () => void (await rescueRestore(path)))}
        />
      )}
      {backups?.length === 0 && <p>{t`There is no backup in this workspace.`}</p>}
      <div className={styles.ways}>
        <Button disabled={busy} onClick={() => void run(save)}>
          {t`Save what can be read…`}
        </Button>
      </div>
      {saved && <SalvageOutcome saved={saved} />}
    </section>
  );
}

interface BackupListProps {
  backups: Backup[];
  busy: boolean;
  onRestore: (backup: Backup) => void;
}

/** Newest first. The newest may be as damaged as the workspace: the older ones are there as well. */
function BackupList({ backups, busy, onRestore }: BackupListProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const at = ({ created_at }: Backup) => i18n.date(new Date(created_at), { dateStyle: "medium", timeStyle: "short" });
  return (
    <ul className={`${styles.backups} scroll`} aria-label={t`Backups`}>
      {backups.map((backup) => (
        <li key={backup.path}>
          <span>{at(backup)}</span>
          <span className="figure">{formatBytes(backup.bytes, formats)}</span>
          <Button
            size="small"
            disabled={busy}
            aria-label={t`Restore the backup of ${at(backup)}`}
            onClick={() => onRestore(backup)}
          >
            {t`Restore`}
          </Button>
        </li>
      ))}
    </ul>
  );
}

// The safety of the data: backups, taking the workspace along as one file, looking for faults.

import { useLingui } from "@lingui/react/macro";
import { IconArchive } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Backup } from "../../bindings/Backup";
import { call, inWindow } from "../../platform/call";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { queryClient } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { formatBytes } from "../../shared/format/bytes";
import { useFormats } from "../../shared/format/formats";
import { showNote } from "../../shared/toasts/toasts";
import { useNow } from "../../shared/use-now";
import { CheckRow } from "./CheckRow";
import { RestoreDialog } from "./RestoreDialog";
import { Group, Row } from "./Row";
import { useReasonText } from "./reason-text";
import { SalvageRow } from "./SalvageRow";
import { SecondFolderRow } from "./SecondFolderRow";
import styles from "./Settings.module.css";
import { TakeAlongRows } from "./TakeAlongRows";

const BACKUPS = ["backups", {}] as const;

export function DataSection() {
  const { t } = useLingui();
  const formats = useFormats();
  const reasonText = useReasonText();
  const { tz } = useCommunity();
  const now = useNow();
  const [restoring, restore] = useState<Backup | null>(null);
  const state = useQuery({ queryKey: BACKUPS, queryFn: () => call("backups", {}), meta: { on: [] } }).data;
  const take = useWrite("backup_now");
  const again = () => {
    void queryClient.invalidateQueries({ queryKey: BACKUPS });
    // The frame warns when there is no recent one.
    void queryClient.invalidateQueries({ queryKey: ["workspace_health"] });
  };
  const keep = async () => {
    if (!(await take.run({}))) return;
    again();
    showNote(t`Backup made and verified.`);
  };
  return (
    <>
      <Group>
        <Row
          title={t`Make a backup now`}
          hint={t`Backups are made by themselves every day and before anything risky, and thinned by age.`}
        >
          <Button icon={IconArchive} busy={take.pending} onClick={() => void keep()}>
            {t`Back up`}
          </Button>
        </Row>
        {inWindow && <TakeAlongRows />}
        <CheckRow onDone={again} />
      </Group>
      <Group title={t`Backups`}>
        {inWindow && <SalvageRow />}
        {inWindow && <SecondFolderRow />}
        <ul className={styles.list}>
          {state?.backups.map((backup) => (
            <li key={backup.path}>
              <span className={styles.grow}>
                {formats.instant(backup.created_at, tz)}
                <span className={styles.quiet}>{` · ${formats.ago(backup.created_at, now)}`}</span>
              </span>
              <span className={styles.quiet}>{reasonText(backup.reason)}</span>
              <span className={`${styles.quiet} figure`}>{formatBytes(backup.bytes, formats)}</span>
              <Button size="small" onClick={() => restore(backup)}>
                {t`Restore…`}
              </Button>
            </li>
          ))}
        </ul>
        {state?.backups.length === 0 && <p className={styles.quiet}>{t`No backup yet: the first is made today.`}</p>}
      </Group>
      {restoring && (
        <RestoreDialog
          backup={restoring}
          onClose={() => {
            restore(null);
            again();
          }}
        />
      )}
    </>
  );
}

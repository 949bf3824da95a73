// Restoring shows first what it would change. The present state is saved before, so it can be taken back the same way.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Backup } from "../../bindings/Backup";
import { call } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { Button } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { queryClient } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { useFormats } from "../../shared/format/formats";
import { showNote } from "../../shared/toasts/toasts";
import { errorText } from "../../shared/words/error-text";
import styles from "./Settings.module.css";

const COUNTED: Record<string, MessageDescriptor> = {
  community: msg`Communities`,
  channel: msg`Groups`,
  member: msg`Members`,
  content: msg`Content`,
  activity: msg`Events`,
  task: msg`Tasks`,
};

export function RestoreDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const formats = useFormats();
  const { tz } = useCommunity();
  const { path } = backup;
  const preview = useQuery({
    queryKey: ["restore_preview", { path }],
    queryFn: () => call("restore_preview", { path }),
  });
  const restore = useWrite("restore");
  const when = formats.instant(backup.created_at, tz);
  const run = async () => {
    if (!(await restore.run({ path }))) return;
    await queryClient.invalidateQueries();
    showNote(t`Restored the state of ${when}. The state before it is kept as a backup.`);
    onClose();
  };
  return (
    <Dialog
      title={t`Restore the state of ${when}`}
      onClose={onClose}
      onSubmit={() => void run()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={restore.pending} disabled={!preview.data}>
            {t`Restore`}
          </Button>
        </>
      }
    >
      {preview.isLoading && <Skeleton rows={4} />}
      {preview.error && <p>{errorText(i18n, CoreError.from(preview.error))}</p>}
      {preview.data && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th />
              <th>{t`now`}</th>
              <th>{t`then`}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(COUNTED).map(([name, words]) => (
              <tr key={name}>
                <td>{i18n._(words)}</td>
                <td>{formats.number(preview.data.present[name] ?? 0)}</td>
                <td>{formats.number(preview.data.backup.counts[name] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.quiet}>{t`The present state is saved first, so this can be taken back.`}</p>
    </Dialog>
  );
}

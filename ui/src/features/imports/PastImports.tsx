// What was imported before: when, from where, what it did; and the way back, as long as the log knows it.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import type { ImportBatchView } from "../../bindings/ImportBatchView";
import { call } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { Dialog } from "../../shared/dialog/Dialog";
import { formatBytes } from "../../shared/format/bytes";
import { useFormats } from "../../shared/format/formats";
import { zoneName } from "../../shared/format/zone-name";
import { stepsUpTo, walkSteps } from "../../shared/history/walk-steps";
import { DropTextsDialog } from "../../shared/texts/DropTextsDialog";
import { showError, showNote } from "../../shared/toasts/toasts";
import { sayDone } from "../../shared/toasts/undo-offer";
import { useNow } from "../../shared/use-now";
import { BatchZone } from "./BatchZone";
import styles from "./ImportPage.module.css";
import { useDoneWords } from "./use-done-words";

/** Undo is linear: what came after an import goes with it, up to this many steps. */
const DEEPEST = 200;

export function PastImports() {
  const { t } = useLingui();
  const community = useCommunity().uid;
  const { data: batches = [] } = useCall(
    "imports",
    { community },
    { on: ["import_batch", "message_text", "text_drop"], keep: true },
  );
  const { data: steps = [] } = useCall("steps", { limit: DEEPEST }, { keep: true });
  const [asked, ask] = useState<string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [dropped, drop] = useState<ImportBatchView | null>(null);
  const [zoned, zoneOf] = useState<ImportBatchView | null>(null);
  if (batches.length === 0) return null;

  const takeBack = async (path: string[]) => {
    setBusy(true);
    const { done, fault } = await walkSteps("undo", path);
    setBusy(false);
    ask(null);
    if (!fault) showNote(t`The import is undone. Redo brings it back.`);
    else {
      if (done > 0) showNote(t`${plural(done, { one: "# step undone", other: "# steps undone" })}`);
      showError(fault);
    }
  };

  /** Rows of a log go without what came after them. */
  const takeOut = async (batch: string) => {
    setBusy(true);
    try {
      const { rows } = await call("log_remove", { batch });
      void sayDone(
        "log_remove",
        t`${plural(rows, { one: "# row taken out of the log", other: "# rows taken out of the log" })}`,
      );
    } catch (fault) {
      showError(CoreError.from(fault));
    }
    setBusy(false);
  };

  return (
    <section className={styles.past} aria-label={t`Past imports`}>
      <h2>{t`Past imports`}</h2>
      <ul>
        {batches.map((batch) => {
          const path = batch.step ? stepsUpTo(steps, batch.step) : [];
          return (
            <Batch
              key={batch.uid}
              batch={batch}
              busy={busy}
              onDrop={batch.texts.texts > 0 ? () => drop(batch) : undefined}
              onZone={batch.log?.zone && !batch.log.mixed && batch.texts.texts === 0 ? () => zoneOf(batch) : undefined}
              onTakeOut={batch.log ? () => void takeOut(batch.uid) : undefined}
              onUndo={path.length === 0 ? undefined : () => (path.length === 1 ? void takeBack(path) : ask(path))}
            />
          );
        })}
      </ul>
      {dropped && (
        <DropTextsDialog
          title={t`Drop the texts of ${dropped.file}`}
          what={{ community, batch: dropped.uid }}
          onClose={() => drop(null)}
        />
      )}
      {zoned && <BatchZone batch={zoned} onClose={() => zoneOf(null)} />}
      {asked && (
        <Dialog
          title={t`Undo this import`}
          onClose={() => ask(null)}
          onSubmit={() => void takeBack(asked)}
          footer={
            <>
              <Button onClick={() => ask(null)}>{t`Cancel`}</Button>
              <Button look="primary" submit busy={busy}>
                {t`Undo`}
              </Button>
            </>
          }
        >
          <p>
            {t`${plural(asked.length - 1, {
              one: "What you did after it (# step) is undone, too. All of it can be done again.",
              other: "What you did after it (# steps) is undone, too. All of it can be done again.",
            })}`}
          </p>
        </Dialog>
      )}
    </section>
  );
}

interface BatchProps {
  batch: ImportBatchView;
  busy: boolean;
  onUndo?: () => void;
  onTakeOut?: () => void;
  onDrop?: () => void;
  /** Its times were written without a zone. */
  onZone?: () => void;
}

function Batch({ batch, busy, onUndo, onTakeOut, onDrop, onZone }: BatchProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useDoneWords();
  const { tz } = useCommunity();
  const now = useNow();
  const { file, at } = batch;
  return (
    <li>
      <span className={styles.batch}>
        <bdi className={styles.file}>{file || t`Pasted rows`}</bdi>
        <span className={styles.quiet}>{words.counted(batch)}</span>
      </span>
      <time className={styles.quiet} title={formats.instant(at, tz)}>
        {formats.ago(at, Math.max(at, now))}
      </time>
      {onDrop && (
        <Button size="small" disabled={busy} onClick={onDrop}>
          {t`Drop the texts (${formatBytes(batch.texts.stored, formats)})`}
        </Button>
      )}
      {onZone && (
        <Button size="small" look="quiet" disabled={busy} aria-haspopup="dialog" onClick={onZone}>
          {t`Times of ${zoneName(batch.log?.zone ?? "UTC", formats.language, "longGeneric", at)}`}
        </Button>
      )}
      {onTakeOut && (
        <Button size="small" disabled={busy} onClick={onTakeOut}>
          {t`Take out`}
        </Button>
      )}
      {onUndo && !onTakeOut && (
        <Button size="small" icon={IconArrowBackUp} disabled={busy} onClick={onUndo}>
          {t`Undo`}
        </Button>
      )}
    </li>
  );
}

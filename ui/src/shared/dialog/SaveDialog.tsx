// Something is written to a file: in which format, and where. Outside of the window the path is typed.

import { useLingui } from "@lingui/react/macro";
import { SegmentedControl, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { inWindow } from "../../platform/call";
import { fileName, pickSave, reveal } from "../../platform/files";
import { Button } from "../basics/Button";
import { showNote } from "../toasts/toasts";
import { Dialog } from "./Dialog";
import styles from "./SaveDialog.module.css";

interface SaveDialogProps<F extends string> {
  title: string;
  /** What the system's own dialog is called; the same when left out. */
  pickTitle?: string;
  /** The name that is proposed, without its ending. */
  name: string;
  /** Endings of files, the usual one first. */
  formats: { value: F; label: string }[];
  busy: boolean;
  /** Writes the file and says what is to be told then; nothing when that failed, which was told. */
  save: (path: string, format: F) => Promise<string | undefined>;
  onClose: () => void;
  /** Other questions. */
  children?: ReactNode;
  /** What stands in the file. */
  note: string;
}

export function SaveDialog<F extends string>(props: SaveDialogProps<F>) {
  const { title, pickTitle = title, name, formats, busy, save, onClose, children, note } = props;
  const { t } = useLingui();
  const [chosen, choose] = useState<F>();
  const [typed, setTyped] = useState("");
  const format = chosen ?? formats[0]?.value;
  const proposed = format && fileName(name, format);

  const write = async () => {
    if (!format || !proposed) return;
    const asked = { title: pickTitle, file_name: proposed, filter_name: format.toUpperCase(), extensions: [format] };
    const path = inWindow ? await pickSave(asked) : typed.trim();
    if (!path) return;
    const said = await save(path, format);
    if (said === undefined) return;
    showNote(said, { title: t`Show the file`, run: () => void reveal(path) });
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void write()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={busy} disabled={!inWindow && typed.trim() === ""}>
            {inWindow ? t`Choose where …` : t`Export`}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {children}
        <SegmentedControl
          aria-label={t`File format`}
          data={formats}
          value={format}
          onChange={(value) => choose(value as F)}
        />
        {!inWindow && (
          <TextInput
            label={t`Path of the file`}
            placeholder={proposed}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <p className={styles.note}>{note}</p>
      </div>
    </Dialog>
  );
}

/** The formats of tables. */
export const TABLE_FORMATS = [
  { value: "xlsx" as const, label: "Excel (XLSX)" },
  { value: "csv" as const, label: "CSV" },
];

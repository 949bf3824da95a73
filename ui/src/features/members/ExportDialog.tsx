// Members as a file that opens in every spreadsheet and can be imported again. What could run as a formula there is written as text.

import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Selection } from "../../bindings/Selection";
import { inWindow } from "../../platform/call";
import { pickSave, reveal } from "../../platform/files";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { civilAt, dayOf } from "../../shared/format/civil";
import { showNote } from "../../shared/toasts/toasts";
import styles from "./Forms.module.css";
import { memberCount } from "./use-member-writes";

interface ExportDialogProps {
  who: Selection;
  count: number;
  onClose: () => void;
}

type Format = "xlsx" | "csv";

export function ExportDialog({ who, count, onClose }: ExportDialogProps) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const { name, tz } = useCommunity();
  const [format, setFormat] = useState<Format>("xlsx");
  const [typed, setTyped] = useState("");
  const write = useWrite("members_export");
  const day = dayOf(civilAt(Date.now(), tz));
  // Characters that some system allows in no file name.
  const fileName = `${name.replace(/[\\/:*?"<>|]/g, " ")} ${t`Members`} ${day}.${format}`;

  const save = async () => {
    const path = inWindow
      ? await pickSave({
          title: t`Export members`,
          file_name: fileName,
          filter_name: format.toUpperCase(),
          extensions: [format],
        })
      : typed.trim();
    if (!path) return;
    const report = await write.run({ who, path, chinese: i18n.locale === "zh-CN" });
    if (!report) return;
    showNote(t`${memberCount(report.rows)} exported`, { title: t`Show the file`, run: () => void reveal(path) });
    onClose();
  };
  return (
    <Dialog
      title={t`Export ${memberCount(count)}`}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={write.pending} disabled={!inWindow && typed.trim() === ""}>
            {inWindow ? t`Choose where …` : t`Export`}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <SegmentedControl
          aria-label={t`File format`}
          data={[
            { value: "xlsx", label: "Excel (XLSX)" },
            { value: "csv", label: "CSV" },
          ]}
          value={format}
          onChange={(value) => setFormat(value as Format)}
        />
        {!inWindow && (
          <TextInput
            label={t`Path of the file`}
            placeholder={fileName}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <p className={styles.note}>{t`With every column and the ids by which it can be imported again.`}</p>
      </div>
    </Dialog>
  );
}

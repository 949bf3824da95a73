// The group's log as a file that other programs for chats read: ChatLab's format, with the texts that are kept.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { inWindow } from "../../platform/call";
import { pickSave, reveal } from "../../platform/files";
import { Button } from "../../shared/basics/Button";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { showNote } from "../../shared/toasts/toasts";
import styles from "./Forms.module.css";
import type { GroupRow } from "./group-row";

export function GroupLog({ row }: { row: GroupRow }) {
  const { t } = useLingui();
  const [asked, ask] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => ask(true)}>
        {t`Export the chat…`}
      </Button>
      {asked && <ExportChatDialog row={row} onClose={() => ask(false)} />}
    </>
  );
}

type Form = "jsonl" | "json";

function ExportChatDialog({ row, onClose }: { row: GroupRow; onClose: () => void }) {
  const { t } = useLingui();
  const [form, setForm] = useState<Form>("jsonl");
  const [typed, setTyped] = useState("");
  const write = useWrite("chat_export");
  // Characters that some system allows in no file name.
  const fileName = `${row.name.replace(/[\\/:*?"<>|]/g, " ")}.${form}`;

  const save = async () => {
    const path = inWindow
      ? await pickSave({
          title: t`Export the chat`,
          file_name: fileName,
          filter_name: form.toUpperCase(),
          extensions: [form],
        })
      : typed.trim();
    if (!path) return;
    const report = await write.run({ channel: row.uid, path });
    if (!report) return;
    const [all, texts] = [report.messages, report.texts];
    const count = plural(all, { one: "# message exported", other: "# messages exported" });
    const of = plural(texts, { one: "# of them with its text", other: "# of them with their texts" });
    showNote(t`${count}, ${of}`, { title: t`Show the file`, run: () => void reveal(path) });
    onClose();
  };
  return (
    <Dialog
      title={t`Export the chat of ${row.name}`}
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
            { value: "jsonl", label: "ChatLab JSONL" },
            { value: "json", label: "ChatLab JSON" },
          ]}
          value={form}
          onChange={(value) => setForm(value as Form)}
        />
        {!inWindow && (
          <TextInput
            label={t`Path of the file`}
            placeholder={fileName}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <p className={styles.note}>
          {t`Who said something, when, and what answers what; texts where they are kept. Reactions and who came and went are not part of this format.`}
        </p>
      </div>
    </Dialog>
  );
}

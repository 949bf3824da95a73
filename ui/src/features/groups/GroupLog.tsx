// The group's log as a file that other programs for chats read: ChatLab's format, with the texts that are kept.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { useWrite } from "../../shared/data/use-write";
import { SaveDialog } from "../../shared/dialog/SaveDialog";
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

const FORMATS = [
  { value: "jsonl", label: "ChatLab JSONL" },
  { value: "json", label: "ChatLab JSON" },
];

function ExportChatDialog({ row, onClose }: { row: GroupRow; onClose: () => void }) {
  const { t } = useLingui();
  const write = useWrite("chat_export");
  const save = async (path: string) => {
    const report = await write.run({ channel: row.uid, path });
    if (!report) return undefined;
    const [all, texts] = [report.messages, report.texts];
    const count = plural(all, { one: "# message exported", other: "# messages exported" });
    const of = plural(texts, { one: "# of them with its text", other: "# of them with their texts" });
    return t`${count}, ${of}`;
  };
  return (
    <SaveDialog
      title={t`Export the chat of ${row.name}`}
      pickTitle={t`Export the chat`}
      name={row.name}
      formats={FORMATS}
      busy={write.pending}
      save={save}
      onClose={onClose}
      note={t`Who said something, when, and what answers what; texts where they are kept. Reactions and who came and went are not part of this format.`}
    />
  );
}

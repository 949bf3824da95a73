// Erasing what messages say: of all, of one channel or of one import. It is final, so it is asked and said plainly.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { DropTexts } from "../../bindings/DropTexts";
import { useWrite } from "../data/use-write";
import { AskDialog } from "../dialog/AskDialog";
import { showNote } from "../toasts/toasts";

interface DropTextsDialogProps {
  title: string;
  what: DropTexts;
  onClose: () => void;
}

export function DropTextsDialog({ title, what, onClose }: DropTextsDialogProps) {
  const { t } = useLingui();
  const dropping = useWrite("texts_drop");
  const drop = async () => {
    const dropped = await dropping.run(what);
    if (!dropped) return;
    onClose();
    showNote(t`${plural(dropped.texts, { one: "# text dropped", other: "# texts dropped" })}`);
  };
  return (
    <AskDialog
      title={title}
      does={t`Drop the texts`}
      look="danger"
      busy={dropping.pending}
      onDo={() => void drop()}
      onClose={onClose}
    >
      <p>{t`All messages stay counted; what they say is erased. This cannot be undone. Backups made until now still hold the texts.`}</p>
    </AskDialog>
  );
}

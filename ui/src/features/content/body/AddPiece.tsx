// What can be added to a body: another message, a picture or file, a link, a note.

import { useLingui } from "@lingui/react/macro";
import { IconPaperclip } from "@tabler/icons-react";
import { useRef } from "react";
import type { PieceKind } from "../../../bindings/PieceKind";
import { Button } from "../../../shared/basics/Button";
import styles from "./Body.module.css";
import { PIECE_ICONS } from "./Piece";
import { VariableButton } from "./VariableButton";

interface AddPieceProps {
  onAdd: (kind: PieceKind) => void;
  onFiles: (files: File[]) => void;
  onVariable: (text: string) => void;
}

export function AddPiece({ onAdd, onFiles, onVariable }: AddPieceProps) {
  const { t } = useLingui();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.adding}>
      <Button size="small" look="quiet" icon={PIECE_ICONS.text} onClick={() => onAdd("text")}>{t`Message`}</Button>
      <Button size="small" look="quiet" icon={IconPaperclip} onClick={() => chooser.current?.click()}>
        {t`Picture or file`}
      </Button>
      <Button size="small" look="quiet" icon={PIECE_ICONS.link} onClick={() => onAdd("link")}>{t`Web link`}</Button>
      <Button size="small" look="quiet" icon={PIECE_ICONS.note} onClick={() => onAdd("note")}>
        {t({ message: "Note", context: "piece" })}
      </Button>
      <VariableButton onChoose={onVariable} />
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </div>
  );
}

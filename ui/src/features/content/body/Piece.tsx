// One piece of a body: a message, a picture, a file, a link, a note. Dragged by its handle, moved by Alt and the arrows.

import { useSortable } from "@dnd-kit/sortable";
import { useLingui } from "@lingui/react/macro";
import {
  type Icon,
  IconFile,
  IconGripVertical,
  IconLink,
  IconMessage,
  IconNote,
  IconPhoto,
  IconX,
} from "@tabler/icons-react";
import type { ChannelKind } from "../../../bindings/ChannelKind";
import type { PieceKind } from "../../../bindings/PieceKind";
import { IconButton } from "../../../shared/basics/Button";
import { OpenLink } from "../../../shared/basics/OpenLink";
import { GrowingText } from "../../../shared/fields/GrowingText";
import { Attached } from "../../../shared/files/Attached";
import { isIme } from "../../../shared/keys";
import styles from "./Body.module.css";
import { Lengths } from "./Lengths";
import type { EditedPiece } from "./pieces";

export const PIECE_ICONS: Record<PieceKind, Icon> = {
  text: IconMessage,
  image: IconPhoto,
  file: IconFile,
  link: IconLink,
  note: IconNote,
};

interface PieceProps {
  piece: EditedPiece;
  kinds: ChannelKind[];
  alone: boolean;
  /** Of the text, when it is not the window's. */
  language: string | undefined;
  onText: (text: string) => void;
  onLeave: () => void;
  onRemove: () => void;
  onShift: (by: -1 | 1) => void;
}

export function Piece({ piece, kinds, alone, language, onText, onLeave, onRemove, onShift }: PieceProps) {
  const { t } = useLingui();
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id: piece.key,
  });
  const words: Record<PieceKind, { name: string; hint: string }> = {
    text: { name: t`Message`, hint: t`Write or paste the message. It is kept to the character.` },
    image: { name: t`Picture`, hint: t`Caption, if any` },
    file: { name: t`File`, hint: t`Text beside the file, if any` },
    link: { name: t`Web link`, hint: "https://" },
    note: { name: t({ message: "Note", context: "piece" }), hint: t`For whoever sends this; never copied` },
  };
  const KindIcon = PIECE_ICONS[piece.kind];
  const { name, hint } = words[piece.kind];
  return (
    <li
      ref={setNodeRef}
      className={styles.piece}
      data-kind={piece.kind}
      data-dragging={isDragging || undefined}
      style={{ transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined, transition }}
      onKeyDown={(event) => {
        if (isIme(event) || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        onShift(event.key === "ArrowUp" ? -1 : 1);
      }}
    >
      <div className={styles.side}>
        <KindIcon size={16} stroke={1.75} aria-hidden />
        {!alone && (
          <button
            ref={setActivatorNodeRef}
            {...listeners}
            type="button"
            className={styles.grip}
            aria-label={t`Move: ${name}`}
          >
            <IconGripVertical size={14} aria-hidden />
          </button>
        )}
      </div>
      <div className={styles.content}>
        {piece.attachment && <Attached file={piece.attachment} />}
        <GrowingText
          value={piece.text}
          aria-label={name}
          lang={language}
          dir="auto"
          placeholder={hint}
          spellCheck={piece.kind !== "link"}
          onChange={onText}
          onBlur={onLeave}
        />
        {piece.kind === "text" && <Lengths text={piece.text} kinds={kinds} />}
      </div>
      {piece.kind === "link" && <OpenLink text={piece.text} />}
      {!(alone && piece.kind === "text" && piece.text === "") && (
        <IconButton icon={IconX} size={14} label={t`Take away: ${name}`} hint="left" onClick={onRemove} />
      )}
    </li>
  );
}

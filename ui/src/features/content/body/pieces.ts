// The pieces of a body while they are edited: stable keys for the screen, and the pure steps of adding, moving, joining.

import type { AttachmentView } from "../../../bindings/AttachmentView";
import type { PieceInput } from "../../../bindings/PieceInput";
import type { PieceKind } from "../../../bindings/PieceKind";
import type { PieceView } from "../../../bindings/PieceView";

export interface EditedPiece {
  /** Stays the same while the piece is edited, moved and saved; the core's uids need not. */
  key: string;
  kind: PieceKind;
  text: string;
  attachment: AttachmentView | null;
}

let next = 0;

export function newPiece(kind: PieceKind, text = "", attachment: AttachmentView | null = null): EditedPiece {
  next += 1;
  return { key: `piece-${next}`, kind, text, attachment };
}

/** A file as a piece: a picture is shown, anything else is a file. */
export function pieceOf(attachment: AttachmentView): EditedPiece {
  return newPiece(attachment.mime.startsWith("image/") ? "image" : "file", "", attachment);
}

/** What is stored, with the keys of what was on the screen at the same places, so that a field keeps its focus. */
export function keyed(stored: readonly PieceView[], before: readonly EditedPiece[]): EditedPiece[] {
  return stored.map(({ kind, text, attachment }, index) => {
    const old = before[index];
    return old?.kind === kind ? { ...old, text, attachment } : newPiece(kind, text, attachment);
  });
}

export function toInput(pieces: readonly EditedPiece[]): PieceInput[] {
  return pieces.map(({ kind, text, attachment }) => ({ kind, text, attachment: attachment?.uid ?? null }));
}

/** Moves the piece one place up (−1) or down (+1); nothing happens at the edge. */
export function shifted(pieces: readonly EditedPiece[], key: string, by: -1 | 1): EditedPiece[] {
  const from = pieces.findIndex((piece) => piece.key === key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= pieces.length) return [...pieces];
  const moved = [...pieces];
  const [piece] = moved.splice(from, 1);
  if (piece) moved.splice(to, 0, piece);
  return moved;
}

/** An item always has a first message to write into; an empty one is not stored. */
export function shown(pieces: EditedPiece[]): EditedPiece[] {
  return pieces.length > 0 ? pieces : [EMPTY];
}

export function stored(pieces: readonly EditedPiece[]): EditedPiece[] {
  const [only] = pieces;
  return pieces.length === 1 && only?.kind === "text" && only.text === "" ? [] : [...pieces];
}

const EMPTY: EditedPiece = newPiece("text");

/** A pasted single address is a link; everything else is text. */
export function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text.trim());
}

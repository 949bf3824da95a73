// What is sent, piece by piece, and how it differs for a channel. Pictures and files are pasted, dropped or chosen.

import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { arrayMove, SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useLingui } from "@lingui/react/macro";
import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import type { ContentView } from "../../../bindings/ContentView";
import { CoreError } from "../../../platform/core-error";
import { useChannels } from "../../../shared/channels/use-channels";
import { useFileDrop } from "../../../shared/drops";
import type { SaveState } from "../../../shared/fields/use-draft";
import { keepFiles, keepPaths } from "../../../shared/files/attach";
import { Section } from "../../../shared/page/Drawer";
import { showError } from "../../../shared/toasts/toasts";
import { AddPiece } from "./AddPiece";
import styles from "./Body.module.css";
import { Piece } from "./Piece";
import { type EditedPiece, isLink, newPiece, pieceOf, shifted } from "./pieces";
import { usePieces } from "./use-pieces";
import { VersionChoice } from "./VersionChoice";
import { Warnings } from "./Warnings";

interface BodyProps {
  content: ContentView;
  onState: (state: SaveState) => void;
}

export function Body({ content, onState }: BodyProps) {
  const { t } = useLingui();
  const [channel, setChannel] = useState<string | null>(null);
  const shown = content.versions.some((version) => version.channel === channel) ? channel : null;
  return (
    <Section title={t`What is sent`} tools={<VersionChoice content={content} channel={shown} onChoose={setChannel} />}>
      <Pieces key={shown ?? "all"} content={content} channel={shown} onState={onState} />
      <Warnings content={content} />
    </Section>
  );
}

function Pieces({ content, channel, onState }: BodyProps & { channel: string | null }) {
  const { t } = useLingui();
  const { byUid } = useChannels();
  const { value: pieces, set, flush, state } = usePieces(content, channel);
  useEffect(() => onState(state), [state, onState]);
  const box = useRef<HTMLDivElement>(null);
  const written = useRef<HTMLTextAreaElement | null>(null);
  const untouched = !content.titled && content.pieces.every(({ text, attachment }) => !text && !attachment);
  const begins = useRef(untouched && !channel);
  // Who opens what has no word yet wants to write.
  useEffect(() => {
    if (begins.current) box.current?.querySelector("textarea")?.focus();
  }, []);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const uids = channel ? [channel] : content.channels;
  const kinds = [...new Set(uids.flatMap((uid) => byUid.get(uid)?.kind ?? []))];

  const change = (next: EditedPiece[]) => {
    set(next);
    flush();
  };
  const append = async (kept: Promise<EditedPiece[]>) => {
    try {
      const added = await kept;
      // The first, empty message makes room for what comes instead of it.
      const rest = pieces.length === 1 && pieces[0]?.text === "" && !pieces[0].attachment ? [] : pieces;
      change([...rest, ...added]);
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
  const attach = (files: readonly File[]) => append(keepFiles(files).then((kept) => kept.map(pieceOf)));
  useFileDrop((paths) => void append(keepPaths(paths).then((kept) => kept.map(pieceOf))));

  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    void attach(files);
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const at = (key: unknown) => pieces.findIndex((piece) => piece.key === key);
    if (over && active.id !== over.id) change(arrayMove(pieces, at(active.id), at(over.id)));
  };
  /** At the cursor of the text that was written last, as if it had been typed. */
  const insert = (text: string) => {
    const area = written.current?.isConnected ? written.current : box.current?.querySelector("textarea");
    if (!area) return;
    area.focus();
    document.execCommand("insertText", false, text);
  };
  const add = (kind: EditedPiece["kind"]) => set([...pieces, newPiece(kind)]);

  return (
    <div
      ref={box}
      role="group"
      aria-label={t`What is sent`}
      onPaste={onPaste}
      onFocus={({ target }) => {
        if (target instanceof HTMLTextAreaElement) written.current = target;
      }}
    >
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <SortableContext items={pieces.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
          <ol className={styles.pieces} aria-label={t`Pieces`}>
            {pieces.map((piece) => (
              <Piece
                key={piece.key}
                piece={piece}
                kinds={kinds}
                alone={pieces.length === 1}
                language={content.language ?? undefined}
                onText={(text) =>
                  set(
                    pieces.map((other) =>
                      other.key === piece.key
                        ? {
                            ...other,
                            text,
                            kind: other.kind === "text" && other.text === "" && isLink(text) ? "link" : other.kind,
                          }
                        : other,
                    ),
                  )
                }
                onLeave={flush}
                onRemove={() => change(pieces.filter((other) => other.key !== piece.key))}
                onShift={(by) => change(shifted(pieces, piece.key, by))}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <AddPiece onAdd={add} onFiles={(files) => void attach(files)} onVariable={insert} />
    </div>
  );
}

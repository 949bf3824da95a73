// The body of an item, or of its version for one channel, as it is edited and saved.

import { useRef } from "react";
import type { ContentView } from "../../../bindings/ContentView";
import { useWrite } from "../../../shared/data/use-write";
import { useDraft } from "../../../shared/fields/use-draft";
import { keepContent } from "../queries";
import { type EditedPiece, keyed, shown, stored, toInput } from "./pieces";

export function usePieces(content: ContentView, channel: string | null) {
  const writing = useWrite("content_pieces_set");
  const version = content.versions.find((candidate) => candidate.channel === channel);
  const before = useRef<EditedPiece[]>([]);
  const current = keyed(version?.pieces ?? content.pieces, before.current);
  const draft = useDraft<EditedPiece[]>(current, async (pieces) => {
    const kept = await writing.run({ uid: content.uid, channel, pieces: toInput(stored(pieces)) });
    if (kept) keepContent(kept);
    return kept !== undefined;
  });
  before.current = draft.value;
  return { ...draft, value: shown(draft.value) };
}

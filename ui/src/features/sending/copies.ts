// What is copied for one delivery, in order. A picture with a caption is two copies: chat programs take one thing at a time.

import type { AttachmentView } from "../../bindings/AttachmentView";
import type { DeliveryText } from "../../bindings/DeliveryText";
import type { PieceKind } from "../../bindings/PieceKind";

export type Copy =
  | { as: "text"; kind: PieceKind; text: string }
  | { as: "image" | "file"; kind: PieceKind; file: AttachmentView };

export function copiesOf({ pieces }: Pick<DeliveryText, "pieces">): Copy[] {
  return pieces.flatMap(({ kind, text, attachment }): Copy[] => [
    ...(attachment ? [{ as: kind === "image" ? "image" : "file", kind, file: attachment } as const] : []),
    ...(text === "" ? [] : [{ as: "text", kind, text } as const]),
  ]);
}

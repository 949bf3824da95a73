// What is copied for one delivery, in order. A picture with a caption is two copies: chat programs take one thing at a time.

import type { AttachmentView } from "../../bindings/AttachmentView";
import type { DeliveryText } from "../../bindings/DeliveryText";
import type { TextLength } from "../../bindings/TextLength";

export type Copy =
  /** `length` as the group's platform counts, of the very text that is copied. */
  { as: "text"; text: string; length: TextLength | undefined } | { as: "image" | "file"; file: AttachmentView };

export function copiesOf({ pieces, lengths }: Pick<DeliveryText, "pieces" | "lengths">): Copy[] {
  return pieces.flatMap(({ kind, text, attachment }, place): Copy[] => [
    ...(attachment ? [{ as: kind === "image" ? "image" : "file", file: attachment } as const] : []),
    ...(text === "" ? [] : [{ as: "text", text, length: lengths[place] } as const]),
  ]);
}

import { expect, test } from "vitest";
import type { AttachmentView } from "../../bindings/AttachmentView";
import { copiesOf } from "./copies";

const file: AttachmentView = { uid: "1", hash: "a", name: "海报.png", mime: "image/png", bytes: 9, created_at: 0 };
const LENGTH = { kind: "wechat_group", unit: "characters", limit: 10_000, markdown: false } as const;
const piece = (kind: "text" | "image" | "file" | "link", text: string, attachment: AttachmentView | null = null) => ({
  uid: "p",
  kind,
  text,
  attachment,
});

test("a caption is copied after its picture, a file as a file, and nothing empty", () => {
  const pieces = [
    piece("text", "早"),
    piece("image", "扫码入群", file),
    piece("file", "", file),
    piece("link", "https://a.example"),
    piece("text", ""),
  ];
  const lengths = pieces.map(({ text }) => ({ ...LENGTH, used: text.length }));
  const copies = copiesOf({ pieces, lengths });
  expect(copies.map((copy) => [copy.as, copy.as === "text" ? copy.text : copy.file.name])).toEqual([
    ["text", "早"],
    ["image", "海报.png"],
    ["text", "扫码入群"],
    ["file", "海报.png"],
    ["text", "https://a.example"],
  ]);
  expect(copies.flatMap((copy) => (copy.as === "text" ? [copy.length?.used] : []))).toEqual([1, 4, 17]);
});

// What the shell does for sending: the small window, keys that work in every program, files on the clipboard, a word to whoever is
// in another program. In a browser there is no shell, and its clipboard takes pictures and texts only.

import type { AttachmentView } from "../bindings/AttachmentView";
import { call, inWindow } from "./call";
import { copyNative, copyText } from "./clipboard";
import { shell } from "./window";

/** Opens the small window for sending, which stays on top of other programs, or brings it back. */
export const openSmallWindow = (): Promise<null> => shell("small_open", {}, null);

/** Says whether this window is sending now: the global shortcut is told to the one that is. */
export const sending = (on: boolean): Promise<null> => shell("sending", { on }, null);

/** The keys that copy the next piece from any program; null: none. Sets them first when some are given. */
export const sendShortcut = (
  keys?: string | null,
): Promise<{ keys: string | null; works: boolean; taken: boolean } | null> =>
  shell("send_shortcut", keys === undefined ? {} : { keys: keys ?? "" }, null);

/** Tells on the desktop what somebody must know who pressed the keys in another program. */
export const tellAfar = (word: Record<"title" | "text" | "open", string>): Promise<null> =>
  shell("send_word", { ...word, done: "", snooze: "", passing: true }, null);

/** As what a file can come to the clipboard: `path` is the text of where it lies. */
export type FileAs = "image" | "file" | "path";

/** A picture as a picture, a file as a file, or as the next best that the system takes: says as what. */
export async function copyFile(file: AttachmentView, as: "image" | "file"): Promise<FileAs> {
  if (inWindow) return (await copyNative({ file: file.uid, as })) as FileAs;
  if (as === "file") throw new Error("a browser copies no files");
  const { base64 } = await call("attachment_read", { uid: file.uid });
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  await navigator.clipboard.write([new ClipboardItem({ [file.mime]: new Blob([bytes], { type: file.mime }) })]);
  return "image";
}

/** Takes away what was copied before: nothing may be pasted in the place of what could not be copied. */
export async function clearClipboard(): Promise<void> {
  if (inWindow) await copyNative({ nothing: null });
  else await copyText("");
}

// Files and pictures into the workspace: chosen, pasted, or dropped on the window.

import type { AttachmentView } from "../../bindings/AttachmentView";
import { call } from "../../platform/call";

/** In pieces: the argument list of a function is not endless. */
const CHUNK = 0x8000;

export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

export async function keepFiles(files: readonly File[]): Promise<AttachmentView[]> {
  const kept: AttachmentView[] = [];
  for (const file of files) {
    kept.push(await call("attachment_paste", { name: file.name || "image.png", base64: await base64Of(file) }));
  }
  return kept;
}

export function keepPaths(paths: string[]): Promise<AttachmentView[]> {
  return call("attachments_add", { paths });
}

/** 1.2 MB · 340 KB */
export function sizeText(bytes: number, number: (value: number, digits?: number) => string): string {
  if (bytes >= 1_000_000) return `${number(bytes / 1_000_000, 1)} MB`;
  return `${number(Math.max(1, Math.round(bytes / 1000)))} KB`;
}

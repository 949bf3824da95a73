import type { Formats } from "./formats";

const UNITS = ["B", "KB", "MB", "GB", "TB"];

/** 1.4 MB */
export function formatBytes(bytes: number, formats: Formats): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formats.number(bytes / 1000 ** step, step > 1 ? 1 : 0)} ${UNITS[step]}`;
}

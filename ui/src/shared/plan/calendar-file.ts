// Calendar files, wherever they are spoken of: the dialog that makes one is the calendar's, and settings ask for it.

import type { CalendarSelection } from "../../bindings/CalendarSelection";
import type { KeptFile } from "../../bindings/KeptFile";
import { runAction } from "../actions/registry";

/** What the dialog is to begin with: a file that is kept already, a new one that is to be kept, or records that were chosen. */
export type AskedFile = Pick<KeptFile, "path" | "selection"> | "kept" | { uids: string[] };

/** The file that is kept already, if that is asked for. */
export const knownFile = (asked: AskedFile | null): Pick<KeptFile, "path" | "selection"> | null =>
  asked !== null && typeof asked === "object" && "path" in asked ? asked : null;

/** The records that were chosen one by one; none means that filters choose. */
export function chosenOf(asked: AskedFile | null): string[] {
  if (asked === null || asked === "kept") return [];
  return "path" in asked ? asked.selection.uids : asked.uids;
}

let asked: AskedFile | null = null;

/** Opens the dialog of calendar files. */
export function askCalendarFile(file: AskedFile): void {
  asked = file;
  runAction("calendar.export");
}

/** What the dialog was asked for, once. */
export function takeAsked(): AskedFile | null {
  const file = asked;
  asked = null;
  return file;
}

/** How a file is written, as a new one is. */
export const USUAL_FILE = {
  uids: [],
  from: null,
  to: null,
  flatten: false,
  tasks_as_events: true,
} satisfies Partial<CalendarSelection>;

// What the shell of the window can do beside the core's table. In a browser there is no shell: dialogs choose nothing, and
// preferences stay with the page.

import type { Backup } from "../bindings/Backup";
import type { Salvaged } from "../bindings/Salvaged";
import { inWindow } from "./call";
import { CoreError } from "./core-error";
import { tauri } from "./tauri";

export async function shell<T>(name: string, input: unknown, without: T): Promise<T> {
  if (!inWindow) return without;
  try {
    return (await tauri.rpc(`window_${name}`, input)) as T;
  } catch (fault) {
    throw CoreError.from(fault);
  }
}

export interface PickOptions {
  title?: string;
  /** The name offered for a new file. */
  file_name?: string;
  filter_name?: string;
  extensions?: string[];
  folder?: boolean;
  multiple?: boolean;
}

/** Asks for files or a folder; no path when the person thinks better of it. */
export const pickOpen = (options: PickOptions): Promise<string[]> => shell("pick_open", options, []);

/** Asks where to save. */
export const pickSave = (options: PickOptions): Promise<string | null> => shell("pick_save", options, null);

/** Shows a file in the system's file manager. */
export const reveal = (path: string): Promise<null> => shell("reveal", { path }, null);

export interface ShellPreferences {
  /** Whether closing the window ends the program even where a tray is there. */
  close_ends: boolean;
  tray: boolean;
  folder: string;
}

/** Keeps what the shell needs before the page is there (and answers what it has): language chosen and spoken, theme, what closing means. */
export const prefer = (chosen: {
  language?: string;
  spoken?: string;
  theme?: "light" | "dark" | "auto";
  close_ends?: boolean;
}): Promise<ShellPreferences | null> => shell("prefer", chosen, null);

/** Whether the system starts Tulou with the person's session; turns that on or off first if asked to. Nobody knows in a browser. */
export const atLogin = (on?: boolean): Promise<boolean | null> => shell("at_login", { on }, null);

/** The backups of a workspace that could not be opened, newest first. */
export const rescueBackups = (): Promise<Backup[]> => shell("rescue_backups", {}, []);

/** Puts a backup in the place of a database that could not be opened, and starts anew with it. */
export const rescueRestore = (path: string): Promise<null> => shell("rescue_restore", { path }, null);

/** Saves what can be read of a workspace that could not be opened into a new folder. */
export const rescueSalvage = (path: string): Promise<Salvaged | null> => shell("rescue_salvage", { path }, null);

/** Opens a link outside, in the program that the system has for it. */
export const openLink = (url: string): Promise<null> => shell("open_link", { url }, null);

/** Puts a text, a picture or a file on the clipboard of the system, or empties it, whether or not this window has the focus. */
export const copyNative = (
  what: { text: string } | { file: string; as: "image" | "file" } | { clear: true },
): Promise<string | null> => shell("copy", what, null);

/** Answers `leaving`: what was typed is written, and the window may close. */
export const flushed = (): Promise<null> => shell("flushed", {}, null);

/** Makes everything on the page larger or smaller; 1 is as designed. A browser has keys of its own for it. */
export const zoom = (factor: number): Promise<null> => shell("zoom", { factor }, null);

/** Tries to open the workspace again; the page asks anew when it is loaded again. */
export const openAgain = (): Promise<null> => shell("open_again", {}, null);

/** Remembers another workspace and starts anew with it. */
export const openWorkspace = (path: string): Promise<null> => shell("use_workspace", { path }, null);

/** Whether the desktop shows notices at all; where nobody can say, it is taken to. */
export const noticesShown = (): Promise<boolean> => shell("notices", {}, true);

/** Where a notice came to be seen: on the desktop, in the window because the desktop shows none, or nowhere yet. */
export type Rung = "desktop" | "page" | "nowhere";

/** Shows a notice the way reminders are shown. A browser has no desktop to ring on. */
export const testNotice = (notice: Record<"title" | "text" | "open" | "done" | "snooze", string>): Promise<Rung> =>
  shell("test_notice", notice, "nowhere");

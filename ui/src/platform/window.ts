// What the shell of the window can do beside the core's table. In a browser there is no shell: dialogs choose nothing, and
// preferences stay with the page.

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

/** Opens a link outside, in the program that the system has for it. */
export const openLink = (url: string): Promise<null> => shell("open_link", { url }, null);

/** Answers `leaving`: what was typed is written, and the window may close. */
export const flushed = (): Promise<null> => shell("flushed", {}, null);

/** Makes everything on the page larger or smaller; 1 is as designed. A browser has keys of its own for it. */
export const zoom = (factor: number): Promise<null> => shell("zoom", { factor }, null);

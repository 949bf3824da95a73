// Files and folders by the system's own dialogs. In a browser they choose nothing.

import { shell } from "./window";

export interface PickOptions {
  title?: string;
  /** The name offered for a new file. */
  file_name?: string;
  filter_name?: string;
  extensions?: string[];
  folder?: boolean;
  multiple?: boolean;
}

/** What may be called so on every system: some allow a few characters in no file name. */
export const fileName = (name: string, ending: string): string =>
  `${name.replace(/[\\/:*?"<>|]/g, " ").trim()}.${ending}`;

/** Asks for files or a folder; no path when the person thinks better of it. */
export const pickOpen = (options: PickOptions): Promise<string[]> => shell("pick_open", options, []);

/** Asks where to save. */
export const pickSave = (options: PickOptions): Promise<string | null> => shell("pick_save", options, null);

/** Shows a file in the system's file manager. */
export const reveal = (path: string): Promise<null> => shell("reveal", { path }, null);

/** Remembers another workspace and starts anew with it. */
export const openWorkspace = (path: string): Promise<null> => shell("use_workspace", { path }, null);

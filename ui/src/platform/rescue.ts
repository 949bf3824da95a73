// A workspace that cannot be opened: what the shell can do with it. Asked for by the page that says so, and by nothing else.

import type { Backup } from "../bindings/Backup";
import type { Salvaged } from "../bindings/Salvaged";
import { shell } from "./window";

/** The backups of a workspace that could not be opened, newest first. */
export const rescueBackups = (): Promise<Backup[]> => shell("rescue_backups", {}, []);

/** Puts a backup in the place of a database that could not be opened, and starts anew with it. */
export const rescueRestore = (path: string): Promise<null> => shell("rescue_restore", { path }, null);

/** Saves what can be read of a workspace that could not be opened into a new folder. */
export const rescueSalvage = (path: string): Promise<Salvaged | null> => shell("rescue_salvage", { path }, null);

/** Tries to open the workspace again; the page asks anew when it is loaded again. */
export const openAgain = (): Promise<null> => shell("open_again", {}, null);

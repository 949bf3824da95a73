// What the desktop does for Tulou beside its windows: it starts it, and it shows notices.

import { shell } from "./window";

/** Whether the system starts Tulou with the person's session; turns that on or off first if asked to. Nobody knows in a browser. */
export const atLogin = (on?: boolean): Promise<boolean | null> => shell("at_login", { on }, null);

/** Whether the desktop shows notices at all; where nobody can say, it is taken to. */
export const noticesShown = (): Promise<boolean> => shell("notices", {}, true);

/** Where a notice came to be seen: on the desktop, in the window because the desktop shows none, or nowhere yet. */
export type Rung = "desktop" | "page" | "nowhere";

/** Shows a notice the way reminders are shown. A browser has no desktop to ring on. */
export const testNotice = (notice: Record<"title" | "text" | "open" | "done" | "snooze", string>): Promise<Rung> =>
  shell("test_notice", notice, "nowhere");

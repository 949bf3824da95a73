// What only the real window can do: file dialogs, links in the browser, files in the file manager, settings of this machine.
// In a browser there is no shell: dialogs give nothing, links open in a tab.

import { inWindow } from "./call";
import { tauri } from "./tauri";

export interface Pick {
  title?: string;
  file_name?: string;
  filter_name?: string;
  extensions?: string[];
  folder?: boolean;
  multiple?: boolean;
}

/** Lets the user choose files or a folder; an empty list when the dialog was closed. */
export async function pickOpen(pick: Pick): Promise<string[]> {
  return inWindow ? ((await tauri.rpc("window_pick_open", pick)) as string[]) : [];
}

/** Lets the user choose where to save; null when the dialog was closed. */
export async function pickSave(pick: Pick): Promise<string | null> {
  return inWindow ? ((await tauri.rpc("window_pick_save", pick)) as string | null) : null;
}

/** Opens a web or mail link outside of the window. */
export async function openLink(url: string): Promise<void> {
  if (inWindow) await tauri.rpc("window_open_link", { url });
  else globalThis.open(url, "_blank", "noopener");
}

/** Shows a file in the file manager. */
export async function reveal(path: string): Promise<void> {
  if (inWindow) await tauri.rpc("window_reveal", { path });
}

export interface MachineSettings {
  /** Whether closing the window ends the app although there is a tray. */
  close_ends: boolean;
  /** Whether there is a tray to close to. */
  tray: boolean;
  /** The folder of the open workspace. */
  folder: string;
}

/** Keeps what was chosen for the next start and for notices; `{}` only asks. */
export async function prefer(chosen: {
  language?: string;
  theme?: string;
  close_ends?: boolean;
}): Promise<MachineSettings | null> {
  return inWindow ? ((await tauri.rpc("window_prefer", chosen)) as MachineSettings) : null;
}

/** Starts anew with the workspace in another folder, which is made when it holds none. */
export async function useWorkspace(path: string): Promise<void> {
  if (inWindow) await tauri.rpc("window_use_workspace", { path });
}

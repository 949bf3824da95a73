// The one menu of the window: context menus, the community switcher, "more" buttons. Opened from anywhere by `openMenu`, drawn
// by `MenuLayer` in the frame.

import type { Icon } from "@tabler/icons-react";

export interface MenuItem {
  id: string;
  title: string;
  icon?: Icon;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Drawn with a tick: one of several choices. */
  checked?: boolean;
  /** A quiet second text on the right. */
  note?: string;
  run: () => void;
}

/** Items in groups; a hairline stands between the groups. An `Action` of the registry fits as it is. */
export type MenuGroups = MenuItem[][];

export interface OpenMenu {
  at: { x: number; y: number; minWidth?: number };
  groups: MenuGroups;
  /** Headings of the groups, when there are many: they then stand in columns. */
  titles?: string[];
  label: string;
  /** Gets the focus back. */
  from: HTMLElement | null;
}

let open: OpenMenu | null = null;
const listeners = new Set<() => void>();

function set(next: OpenMenu | null): void {
  open = next;
  for (const listener of listeners) listener();
}

/** Opens a menu at the pointer, or under an element. */
export function openMenu(
  at: { x: number; y: number } | HTMLElement,
  label: string,
  groups: MenuGroups,
  titles?: string[],
): void {
  const from = at instanceof HTMLElement ? at : (document.activeElement as HTMLElement | null);
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length === 0) return;
  if (at instanceof HTMLElement) {
    const box = at.getBoundingClientRect();
    set({ at: { x: box.left, y: box.bottom + 4, minWidth: box.width }, groups: filled, titles, label, from });
  } else {
    set({ at, groups: filled, titles, label, from });
  }
}

/** For `onContextMenu`: opens at the pointer, or under the element when the menu key was pressed. */
export function contextMenu(
  event: { clientX: number; clientY: number; preventDefault: () => void; currentTarget: EventTarget },
  label: string,
  groups: MenuGroups,
): void {
  event.preventDefault();
  const byKey = event.clientX === 0 && event.clientY === 0;
  openMenu(byKey ? (event.currentTarget as HTMLElement) : { x: event.clientX, y: event.clientY }, label, groups);
}

export function closeMenu(): void {
  const from = open?.from;
  set(null);
  from?.focus({ preventScroll: true });
}

export function subscribeMenu(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentMenu = (): OpenMenu | null => open;

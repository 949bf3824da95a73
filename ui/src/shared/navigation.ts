// Addresses. Every view has one: the page, its search parameters, and what stands open in the drawer (`open=kind:uid@original`).
// So back and forward work, a saved view is an address, and the window comes back as it was left.

import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useCallback, useMemo, useRef } from "react";
import type { Opened } from "./feature";

export type RawSearch = Record<string, unknown>;

export function openedText({ kind, uid, original }: Opened): string {
  return original ? `${kind}:${uid}@${original}` : `${kind}:${uid}`;
}

export function parseOpened(text: unknown): Opened | null {
  const found = typeof text === "string" ? /^([a-z_]+):([^@]+)(?:@(.+))?$/.exec(text) : null;
  return found ? { kind: found[1] as string, uid: found[2] as string, original: found[3] } : null;
}

/** What is open in the drawer. */
export function useOpened(): Opened | null {
  const text = useRouterState({ select: (state) => (state.location.search as RawSearch).open });
  return useMemo(() => parseOpened(text), [text]);
}

/** Opens something in the drawer, or closes the drawer with `null`. */
export function useOpen(): (opened: Opened | null) => void {
  const navigate = useNavigate();
  return useCallback(
    (opened) =>
      void navigate({
        to: ".",
        search: (old: RawSearch) => ({ ...old, open: opened ? openedText(opened) : undefined }),
      } as never),
    [navigate],
  );
}

/** The path of the page: `/members`. */
export function usePath(): string {
  return useRouterState({ select: (state) => state.location.pathname });
}

/** Goes to a page: `go("/members")`, `go("/calendar", { date: "2026-11-22" })`. */
export function useGo(): (path: string, search?: RawSearch) => void {
  const navigate = useNavigate();
  return useCallback((path, search = {}) => void navigate({ to: path, search } as never), [navigate]);
}

/** The texts of a list in an address; nothing when there are none. */
export function texts(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
  return list.length > 0 ? list : undefined;
}

/** The search parameters of a page, typed by `parse`, and how to change some of them. `undefined` takes one away.
 *  `parse` must take anything: addresses are typed by people and kept for years. */
export function useAddress<T extends object>(
  parse: (raw: RawSearch) => T,
): [T, (patch: Partial<T>, how?: { replace?: boolean }) => void] {
  const search = useRouterState({ select: (state) => state.location.search as RawSearch });
  const navigate = useNavigate();
  const parser = useRef(parse);
  parser.current = parse;
  const value = useMemo(() => parser.current(search), [search]);
  const set = useCallback(
    (patch: Partial<T>, how?: { replace?: boolean }) =>
      void navigate({ to: ".", search: (old: RawSearch) => ({ ...old, ...patch }), replace: how?.replace } as never),
    [navigate],
  );
  return [value, set];
}

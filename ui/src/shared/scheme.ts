// Light, dark, or as the system has it; kept on this machine. The attribute on <html> is what the colours follow.

import { useSyncExternalStore } from "react";
import { preference, setPreference, usePreference } from "../platform/preferences";
import { prefer } from "../platform/window";

export type Scheme = "light" | "dark" | "auto";

const ATTRIBUTE = "data-mantine-color-scheme";
const system = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

function shown(scheme: Scheme): "light" | "dark" {
  if (scheme !== "auto") return scheme;
  return system?.matches ? "dark" : "light";
}

/** The theme that is to be on the screen now. */
export const shownScheme = (): "light" | "dark" => shown(preference<Scheme>("scheme", "auto"));

/** Called before the first paint and whenever the choice or the system changes. */
export function applyScheme(): void {
  const { documentElement: root } = document;
  root.setAttribute(ATTRIBUTE, shownScheme());
  // The fonts that are named follow the system (theme/tokens.css).
  if (navigator.platform.startsWith("Linux")) root.dataset.system = "linux";
}

export function followSystemScheme(): void {
  system?.addEventListener("change", applyScheme);
}

export function useScheme(): [Scheme, (scheme: Scheme) => void] {
  const [scheme] = usePreference<Scheme>("scheme", "auto");
  return [
    scheme,
    (next) => {
      setPreference("scheme", next);
      void prefer({ theme: next });
      applyScheme();
    },
  ];
}

function subscribeSystem(listener: () => void): () => void {
  system?.addEventListener("change", listener);
  return () => system?.removeEventListener("change", listener);
}

/** The theme on the screen, with "auto" resolved. */
export function useShownScheme(): "light" | "dark" {
  const [scheme] = useScheme();
  const dark = useSyncExternalStore(subscribeSystem, () => system?.matches ?? false);
  if (scheme !== "auto") return scheme;
  return dark ? "dark" : "light";
}

// The language of the window. The choice is kept on this machine; catalogues are loaded as pages need them (`loadWords`).

import { i18n, type Messages } from "@lingui/core";
import { boot } from "../../platform/boot";
import { preference, setPreference } from "../../platform/preferences";
import { prefer } from "../../platform/window";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const catalogues = import.meta.glob<{ messages: Messages }>("../../locales/*/*.po");
/** The parts whose words are here or on their way. */
const wanted = new Map<string, Promise<void>>();

function known(language: string | null | undefined): Language | undefined {
  if (!language) return undefined;
  return language.toLowerCase().startsWith("zh") ? "zh-CN" : LANGUAGES.find((candidate) => candidate === language);
}

/** The language chosen here, else the one the shell read before the window opened, else the system's. */
export function chosenLanguage(): Language {
  return (
    known(preference<string | null>("language", null)) ?? known(boot().language) ?? known(navigator.language) ?? "en"
  );
}

async function messages(language: Language, name: string): Promise<Messages> {
  const load = catalogues[`../../locales/${language}/${name}.po`];
  return load ? (await load()).messages : {};
}

/** Loads the words of a part of the program (`frame`, `later`, or a feature's name) in the present language. */
export function loadWords(name: string): Promise<void> {
  let words = wanted.get(name);
  if (!words) {
    words = messages(i18n.locale as Language, name).then((found) => i18n.load(i18n.locale, found));
    wanted.set(name, words);
  }
  return words;
}

export async function speak(language: Language, first: readonly string[] = []): Promise<void> {
  for (const name of first) wanted.set(name, Promise.resolve());
  const loaded = await Promise.all([...wanted.keys()].map((name) => messages(language, name)));
  i18n.loadAndActivate({ locale: language, messages: Object.assign({}, ...loaded) });
  document.documentElement.lang = language;
  // Notices and the tray speak the page's language; a shell that cannot note it goes on in the one before.
  prefer({ spoken: language }).catch(() => undefined);
}

export async function chooseLanguage(language: Language): Promise<void> {
  setPreference("language", language);
  void prefer({ language });
  await speak(language);
}

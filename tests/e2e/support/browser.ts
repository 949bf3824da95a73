// Chromium, and pages that note whatever went wrong in them: uncaught errors, console errors, violations of the content policy.

import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { pretendWindow } from "./shell.js";

export const LANGUAGES = ["zh-CN", "en"] as const;
export const THEMES = ["light", "dark"] as const;
export type Language = (typeof LANGUAGES)[number];
export type Theme = (typeof THEMES)[number];

const PLACES = [
  process.env.TULOU_CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function startBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place !== "" && existsSync(place));
  if (!executablePath) throw new Error("no Chromium or Chrome was found; TULOU_CHROMIUM may name one");
  // Chromium's own sandbox does not start for the superuser, who runs containers.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args: [...QUIET, ...asRoot] });
}

export interface Watched {
  page: Page;
  /** Fails with everything that went wrong in the page so far, but for what was `expected` to. */
  assertQuiet(expected?: RegExp): void;
  close(): Promise<void>;
}

export interface Look {
  language?: Language;
  theme?: Theme;
  width?: number;
  height?: number;
  /** Answers of file dialogs (`open`, `save`): the page then takes itself for the window. */
  picks?: Record<string, string>;
  /** What the page's clock shows, when it should stand where the host's does. */
  now?: number;
}

/** Opens the UI at an address such as `/calendar`, in one language and theme. */
export async function openPage(browser: Browser, address: string, look: Look = {}): Promise<Watched> {
  const { language = "en", theme = "light", width = 1280, height = 800, now, picks } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    colorScheme: theme,
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  const faults: string[] = [];
  await context.addInitScript(
    ([chosenLanguage, chosenTheme]) => {
      localStorage.setItem("tulou.language", JSON.stringify(chosenLanguage));
      localStorage.setItem("tulou.scheme", JSON.stringify(chosenTheme));
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`content policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
      });
    },
    [language, theme] as const,
  );
  if (now !== undefined) await context.clock.setFixedTime(now);
  const page = await context.newPage();
  if (picks) await pretendWindow(page, picks);
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  await page.goto(address);
  return {
    page,
    assertQuiet(expected) {
      const left = faults.filter((fault) => !expected?.test(fault));
      if (left.length > 0) throw new Error(`the page had faults:\n${left.join("\n")}`);
    },
    close: () => context.close(),
  };
}

/** The page has asked all that it asks on its way up, the figures of groups last: a question that comes later may meet a
 *  community that was removed meanwhile. */
export async function allAsked(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/rpc/head_counts")),
  );
}

/** Everything that was asked for is on the screen: nothing fades or moves any more, and two frames have passed. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
  });
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

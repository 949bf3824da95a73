import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { currentMenu } from "../menu/menu";
import { PauseReminders } from "./PauseReminders";

const NOW = Date.UTC(2026, 2, 2, 1);
const stored = vi.hoisted(() => ({ until: 0, set: vi.fn() }));
vi.mock("../settings", () => ({ useSetting: () => [stored.until, stored.set] }));
vi.mock("../community", () => ({ useCommunity: () => ({ tz: "Asia/Shanghai" }) }));
vi.mock("../use-now", () => ({ useNow: () => Date.UTC(2026, 2, 2, 1) }));

const show = () =>
  render(
    <I18nProvider i18n={i18n}>
      <PauseReminders />
    </I18nProvider>,
  );

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(NOW);
  stored.set.mockReset();
});

it("pauses for an hour or until the next morning of the community", () => {
  stored.until = 0;
  show();
  fireEvent.click(screen.getByText("Pause reminders"));
  const items = currentMenu()?.groups.flat() ?? [];
  expect(items.map(({ title }) => title)).toEqual(["For an hour", "Until tomorrow at 8 am"]);
  for (const item of items) act(item.run);
  expect(stored.set.mock.calls).toEqual([[NOW + 3_600_000], [Date.UTC(2026, 2, 3, 0)]]);
});

it("says until when nothing rings, and lets it ring again", () => {
  stored.until = NOW + 3_600_000;
  show();
  expect(screen.getByRole("status").textContent).toBe("Nothing rings until 10 am.");
  fireEvent.click(screen.getByText("Ring again"));
  expect(stored.set).toHaveBeenCalledWith(0);
});

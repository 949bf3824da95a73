import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../../shared/data/query";
import { RemindersSection } from "./RemindersSection";

const shell = vi.hoisted(() => ({ prefer: vi.fn() }));
vi.mock("../../platform/window", () => shell);
vi.mock("../../platform/desktop", () => ({ noticesShown: async () => true, testNotice: vi.fn() }));
const overview = vi.hoisted(() => ({ read_only: false }));
vi.mock("../../shared/settings", () => ({
  useSetting: () => [null, () => undefined],
  useOverview: () => ({ data: overview }),
}));

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
beforeEach(() => {
  queryClient.clear();
  overview.read_only = false;
});

const TOLD = "Reminders come while the window is open";

function open(tray: boolean, close_ends: boolean) {
  shell.prefer.mockResolvedValue({ tray, close_ends, folder: "/tmp" });
  render(
    <QueryClientProvider client={queryClient}>
      <I18nProvider i18n={i18n}>
        <MantineProvider>
          <RemindersSection />
        </MantineProvider>
      </I18nProvider>
    </QueryClientProvider>,
  );
}

it("says that reminders end with the window where there is no tray", async () => {
  open(false, false);
  expect(await screen.findByText(TOLD)).toBeTruthy();
});

it("says it where the window was told to end the program", async () => {
  open(true, true);
  expect(await screen.findByText(TOLD)).toBeTruthy();
});

it("says nothing where the program stays beside the clock", async () => {
  open(true, false);
  await vi.waitFor(() => expect(shell.prefer).toHaveBeenCalled());
  await screen.findAllByText("Quiet hours");
  expect(screen.queryByText(TOLD)).toBeNull();
});

it("says that nothing rings in a workspace that can only be read", async () => {
  overview.read_only = true;
  open(true, false);
  expect(await screen.findByText(/This workspace can only be read/)).toBeTruthy();
});

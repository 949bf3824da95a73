import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { WorkspaceHealth } from "../../bindings/WorkspaceHealth";
import HealthBanner from "./HealthBanner";

const call = vi.hoisted(() => vi.fn());
const go = vi.hoisted(() => vi.fn());
vi.mock("../../platform/call", () => ({ call, inWindow: false }));
vi.mock("../../shared/navigation", () => ({ useGo: () => go }));
vi.mock("../../shared/community", () => ({ useCommunity: () => ({ tz: "Asia/Shanghai" }) }));

const SOUND: WorkspaceHealth = { read_only: false, place: "local", backup_stale: false, damage: [], problem: null };

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <HealthBanner />
      </QueryClientProvider>
    </I18nProvider>,
  );
}

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
beforeEach(() => {
  localStorage.clear();
  call.mockReset();
});

it("is silent where nothing is in danger", async () => {
  call.mockResolvedValue(SOUND);
  show();
  await vi.waitFor(() => expect(call).toHaveBeenCalledWith("workspace_health", {}));
  expect(screen.queryByRole("status")).toBeNull();
});

it("says one danger at a time, the gravest first, and each only once a day", async () => {
  call.mockResolvedValue({ ...SOUND, place: "synced", backup_stale: true });
  const { unmount } = show();
  expect((await screen.findByRole("status")).textContent).toContain("backed up");
  fireEvent.click(screen.getByLabelText("Not again today"));
  expect(screen.getByRole("status").textContent).toContain("synced folder");
  fireEvent.click(screen.getByLabelText("Not again today"));
  unmount();
  show();
  await vi.waitFor(() => expect(call).toHaveBeenCalledTimes(2));
  expect(screen.queryByRole("status")).toBeNull();
});

it("says why the regular work failed", async () => {
  call.mockResolvedValue({ ...SOUND, problem: { code: "io", details: { path: "/stick", reason: "gone" } } });
  show();
  expect((await screen.findByRole("status")).textContent).toContain("/stick could not be read or written: gone");
});

it.each([
  ["cannot be read", () => call.mockRejectedValue({ code: "damaged", details: {} })],
  ["was found damaged by the weekly look", () => call.mockResolvedValue({ ...SOUND, damage: ["page 7"] })],
])("leads to the backups when the file %s", async (_, answer) => {
  answer();
  show();
  expect((await screen.findByRole("status")).textContent).toContain("damaged");
  fireEvent.click(screen.getByText("Backups"));
  expect(go).toHaveBeenCalledWith("/settings", { section: "data" });
});

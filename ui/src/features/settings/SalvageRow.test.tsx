import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { SalvageRow } from "./SalvageRow";

const call = vi.hoisted(() => vi.fn());
vi.mock("../../platform/call", async (original) => ({ ...(await original<object>()), call }));
vi.mock("../../platform/files", () => ({ pickSave: async () => "/new" }));

const SOUND = { read_only: false, place: "local", backup_stale: false, damage: [], problem: null };
const SAVED = { path: "/new", bytes: 1, rows: 12, broken: [{ table: "member" }], attachments_lost: 0 };

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <SalvageRow />
      </QueryClientProvider>
    </I18nProvider>,
  );
}

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

it("is not there while nothing is known to be damaged", async () => {
  call.mockResolvedValue(SOUND);
  const { container } = show();
  await waitFor(() => expect(call).toHaveBeenCalled());
  expect(container.innerHTML).toBe("");
});

it.each([
  ["the weekly look found damage", async () => ({ ...SOUND, damage: ["page 7"] })],
  ["the file cannot be asked", async () => Promise.reject({ code: "damaged", details: {} })],
])("saves what can be read and says what is missing, where %s", async (_, health) => {
  call.mockImplementation(async (name: string) => (name === "export_readable" ? SAVED : health()));
  show();
  fireEvent.click(await screen.findByText("Save what can be read…"));
  expect((await screen.findByRole("status")).textContent).toContain("12 rows were saved in /new");
  expect(screen.getByRole("status").textContent).toContain("member");
  expect(call).toHaveBeenCalledWith("export_readable", { path: "/new" }, expect.anything(), expect.anything());
});

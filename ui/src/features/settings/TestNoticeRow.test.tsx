import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { CoreError } from "../../platform/core-error";
import type { Rung } from "../../platform/desktop";
import { currentToasts } from "../../shared/toasts/toasts";
import { TestNoticeRow } from "./TestNoticeRow";

const shell = vi.hoisted(() => ({ testNotice: vi.fn() }));
vi.mock("../../platform/desktop", () => shell);

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

async function ring() {
  render(
    <I18nProvider i18n={i18n}>
      <TestNoticeRow />
    </I18nProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Test notice" }));
}

it.each<[Rung, string]>([
  ["desktop", "The desktop took the notice."],
  ["page", "This desktop shows no notices."],
  ["nowhere", "A browser cannot ring on the desktop."],
])("says where the notice came to be seen: %s", async (rung, words) => {
  shell.testNotice.mockResolvedValueOnce(rung);
  await ring();
  expect((await screen.findByRole("status")).textContent).toContain(words);
  expect(shell.testNotice.mock.lastCall?.[0]).toMatchObject({ title: "A test of Tulou", snooze: "In 10 minutes" });
});

it("says so when it could not be tried", async () => {
  shell.testNotice.mockRejectedValueOnce(new CoreError("internal", {}));
  await ring();
  await vi.waitFor(() => expect(currentToasts().at(-1)?.error?.code).toBe("internal"));
  expect(screen.getByRole("status").textContent).toContain("as a reminder would");
});

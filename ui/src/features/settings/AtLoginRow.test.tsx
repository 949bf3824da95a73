import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { CoreError } from "../../platform/core-error";
import { queryClient } from "../../shared/data/query";
import { currentToasts } from "../../shared/toasts/toasts";
import { AtLoginRow } from "./AtLoginRow";

const atLogin = vi.hoisted(() => vi.fn());
vi.mock("../../platform/desktop", () => ({ atLogin }));

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
beforeEach(() => {
  queryClient.clear();
  atLogin.mockReset();
});

const show = () =>
  render(
    <I18nProvider i18n={i18n}>
      <MantineProvider>
        <QueryClientProvider client={queryClient}>
          <AtLoginRow tray={false} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>,
  );
// Looking for a role takes a second where the machine is busy.
const theSwitch = () => screen.findByLabelText<HTMLInputElement>("Start Tulou when I log in");

it("shows what the system says, also after turning", async () => {
  atLogin.mockResolvedValueOnce(false).mockResolvedValueOnce(true);
  show();
  expect((await theSwitch()).checked).toBe(false);
  fireEvent.click(await theSwitch());
  await waitFor(async () => expect((await theSwitch()).checked).toBe(true));
  expect(atLogin.mock.calls).toEqual([[], [true]]);
});

it("stays as the system has it when that refuses, and says why", async () => {
  atLogin.mockResolvedValueOnce(false).mockRejectedValueOnce(new CoreError("read_only", { path: "/x" }));
  show();
  fireEvent.click(await theSwitch());
  await waitFor(() => expect(currentToasts().at(-1)?.error?.code).toBe("read_only"));
  expect((await theSwitch()).checked).toBe(false);
});

it("is not there where nobody can be asked", async () => {
  atLogin.mockResolvedValueOnce(null);
  show();
  await waitFor(() => expect(atLogin).toHaveBeenCalled());
  expect(screen.queryByLabelText("Start Tulou when I log in")).toBeNull();
});

import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import type { CalendarImport } from "../../bindings/CalendarImport";
import type { Signal } from "../../platform/call";
import { queryClient } from "../../shared/data/query";
import { followDrops } from "../../shared/drops";
import { CalendarImportDialog } from "./CalendarImportDialog";

const call = vi.hoisted(() => vi.fn());
const signals = vi.hoisted(() => new Set<(signal: Signal) => void>());
vi.mock("../../platform/call", () => ({
  call,
  inWindow: true,
  transport: {
    onSignal: (listener: (signal: Signal) => void) => {
      signals.add(listener);
      return () => signals.delete(listener);
    },
  },
}));
vi.mock("../../shared/community", () => ({ useCommunity: () => ({ uid: "c", name: "晨光", tz: "Asia/Shanghai" }) }));

const FOUND = {
  activities: 1,
  tasks: 0,
  updated: 0,
  unchanged: 0,
  kept_aside: 0,
  problems: [],
  problem_count: 0,
} as unknown as CalendarImport;

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

it("takes in several dropped files, one after the other, and those that come meanwhile behind them", async () => {
  call.mockResolvedValue(FOUND);
  followDrops();
  render(
    <I18nProvider i18n={i18n}>
      <MantineProvider>
        <QueryClientProvider client={queryClient}>
          <CalendarImportDialog />
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>,
  );
  const drop = (...paths: string[]) =>
    act(() => signals.forEach((tell) => void tell({ kind: "files_dropped", paths })));
  drop("/a.ics", "/b.ics");
  await screen.findByText("/a.ics");
  expect(screen.getByText("1 more file waits behind this one.")).toBeTruthy();
  drop("/c.ics");
  expect(screen.getByText("2 more files wait behind this one.")).toBeTruthy();
  await screen.findByText("New events");
  fireEvent.click(screen.getByText("Read in"));
  await screen.findByText("/b.ics");
  expect(call).toHaveBeenCalledWith("calendar_import", { community: "c", path: "/a.ics" }, undefined);
  fireEvent.click(screen.getByText("Next file"));
  await screen.findByText("/c.ics");
  expect(screen.queryByText("Next file")).toBeNull();
  fireEvent.click(screen.getByText("Cancel"));
  await waitFor(() => expect(screen.queryByText("/c.ics")).toBeNull());
});

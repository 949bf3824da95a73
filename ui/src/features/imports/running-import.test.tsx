import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { act, renderHook } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import type { ProgressListener } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { currentToasts } from "../../shared/toasts/toasts";
import { runImport, useRunningImport, useWhenImported } from "./running-import";
import { useImportMessage } from "./use-import-message";

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

const LIST = { kind: "members" as const, source: { kind: "file" as const, path: "/a/people.csv" }, rows: 200 };

/** An import that works until it is told to end. */
function start() {
  let finish = () => {};
  let tell: ProgressListener = () => {};
  const ended = runImport(LIST, (progress, abort) => {
    tell = progress;
    return new Promise((done, failed) => {
      finish = done;
      abort.addEventListener("abort", () => failed(new CoreError("cancelled", {})));
    });
  });
  return { ended, tell: (done: number) => act(() => tell({ done, total: null })), finish: () => finish() };
}

const said = () => currentToasts().map(({ text }) => text);
const message = () =>
  renderHook(({ path }) => useImportMessage(path), {
    initialProps: { path: "/members/imports" },
    wrapper: ({ children }) => <I18nProvider i18n={i18n}>{children}</I18nProvider>,
  });

it("is found again by the page that is opened while it runs, and tells that page when it is done", async () => {
  const import_ = start();
  const first = renderHook(useRunningImport);
  first.unmount();
  import_.tell(50);
  const again = renderHook(useRunningImport);
  const done = vi.fn();
  renderHook(() => useWhenImported(done));
  expect(again.result.current?.progress.done).toBe(50);
  import_.finish();
  await act(() => import_.ended);
  expect(again.result.current).toBeNull();
  expect(done).toHaveBeenCalledWith(LIST);
});

it("says how far it is while another page is open, and stops from there", async () => {
  const import_ = start();
  const { rerender } = message();
  import_.tell(50);
  expect(said()).toEqual([]);
  rerender({ path: "/calendar" });
  import_.tell(101);
  expect(said()).toEqual(["Importing: people.csv, 50%"]);
  rerender({ path: "/members/imports" });
  expect(said()).toEqual([]);
  rerender({ path: "/" });
  const done = vi.fn();
  renderHook(() => useWhenImported(done));
  currentToasts()[0]?.action?.run();
  await act(() => import_.ended);
  expect(said()).toEqual([]);
  expect(done).not.toHaveBeenCalled();
});

it("runs one import at a time", async () => {
  const import_ = start();
  const second = vi.fn();
  await runImport(LIST, second);
  expect(second).not.toHaveBeenCalled();
  import_.finish();
  await import_.ended;
});

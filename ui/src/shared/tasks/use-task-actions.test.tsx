import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { renderHook } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { TaskView } from "../../bindings/TaskView";

const { copyTask, open, keep } = vi.hoisted(() => ({ copyTask: vi.fn(), open: vi.fn(), keep: vi.fn() }));
vi.mock("../data/use-write", () => ({
  useWrite: (name: string) => ({ run: name === "task_duplicate" ? copyTask : vi.fn() }),
}));
vi.mock("../people/use-operators", () => ({ useOperators: () => ({ alone: true, choices: [] }) }));
vi.mock("../navigation", () => ({ useOpen: () => open }));
vi.mock("../plan/use-delete-date", () => ({ useDeleteDate: () => vi.fn() }));
vi.mock("./queries", () => ({ keepTask: keep }));

const { useTaskActions } = await import("./use-task-actions");

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
beforeEach(() => vi.clearAllMocks());

const TASK = {
  uid: "t",
  community: "c",
  title: "Print the lists",
  activity: "a",
  content: null,
  owner: "o",
  note: null,
  due: "2026-03-04T20:00",
  done_at: 1,
  series: false,
} as TaskView;

const actions = () =>
  renderHook(useTaskActions, { wrapper: ({ children }) => <I18nProvider i18n={i18n}>{children}</I18nProvider> }).result
    .current;

it("offers a copy in the menu, and opens it", async () => {
  const copy = { ...TASK, uid: "copy" };
  copyTask.mockResolvedValue(copy);
  const entry = actions()
    .menu(TASK)
    .flat()
    .find(({ id }) => id === "task.duplicate");
  entry?.run?.();
  await vi.waitFor(() => expect(open).toHaveBeenCalledWith({ kind: "task", uid: "copy" }));
  expect(copyTask).toHaveBeenCalledWith({ uid: "t" }, "Copied");
  expect(keep).toHaveBeenCalledWith(copy);
});

it("opens nothing where the copy was refused", async () => {
  copyTask.mockResolvedValue(undefined);
  await actions().duplicate(TASK);
  expect(open).not.toHaveBeenCalled();
});

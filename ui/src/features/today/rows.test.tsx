import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { DayItem } from "../../bindings/DayItem";
import type { WaitingItem } from "../../bindings/WaitingItem";
import { useShortcuts } from "../../shared/actions/use-actions";
import { closeMenu, currentMenu } from "../../shared/menu/menu";
import { DayRow } from "./DayRow";
import { RowsProvider, useRows } from "./use-rows";
import { WaitingRow } from "./WaitingRow";

const call = vi.hoisted(() => vi.fn());
vi.mock("../../platform/call", async (original) => ({ ...(await original<object>()), call }));
vi.mock("../../shared/navigation", () => ({ useOpen: () => vi.fn(), useGo: () => vi.fn() }));
vi.mock("../../shared/community", () => ({ useCommunity: () => ({ tz: "Asia/Shanghai" }) }));

const progress = { total: 40, sent: 37, skipped: 1, failed: 1, held: 0 };
const post = { kind: "content", uid: "u", community: "c", original: "", title: "早报", owner: null } as const;
const item: DayItem = {
  ...post,
  progress,
  start: "2026-03-02T08:30:00",
  start_at: Date.UTC(2026, 2, 2, 0, 30),
  end_at: Date.UTC(2026, 2, 2, 0, 30),
  all_day: false,
  place: null,
  registrations: null,
  done: false,
  late: true,
};
const late: WaitingItem = { ...post, reason: "late_delivery", at: item.start_at, count: 1, total: 40, date: item };

/** Nine in the morning of 2 March in Shanghai. */
const NOW = Date.UTC(2026, 2, 2, 1);

const task = (uid: string, start: string): DayItem => ({
  ...item,
  kind: "task",
  uid,
  title: uid,
  start,
  start_at: new Date(`${start}Z`).getTime() - 8 * 3_600_000,
  progress: null,
  late: false,
});

function Rows({ items, waiting = [] }: { items: DayItem[]; waiting?: WaitingItem[] }) {
  useShortcuts();
  const rows = useRows();
  return (
    <RowsProvider value={rows.context}>
      <div {...rows.props}>
        <ul>
          {items.map((one) => (
            <DayRow key={one.uid} item={one} />
          ))}
          {waiting.map((one) => (
            <WaitingRow key={one.reason} item={one} today="2026-03-02" />
          ))}
        </ul>
      </div>
    </RowsProvider>
  );
}

const shown = (props: Parameters<typeof Rows>[0]) => (
  <I18nProvider i18n={i18n}>
    <Rows {...props} />
  </I18nProvider>
);
const row = (uid: string) => document.querySelector<HTMLElement>(`[data-row="${uid}@"]`);
const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
const menuOf = (at: Element | null | undefined) => {
  fireEvent.contextMenu(at as Element, { clientX: 5, clientY: 5 });
  const titles = currentMenu()
    ?.groups.flat()
    .map(({ title }) => title);
  act(closeMenu);
  return titles;
};

beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(NOW);
  call.mockReset().mockResolvedValue({});
});
beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

it("counts what was sent alike in the day and in what waits", () => {
  render(
    <I18nProvider i18n={i18n}>
      <ul>
        <DayRow item={item} />
        <WaitingRow item={late} today="2026-03-02" />
        <WaitingRow item={{ ...late, reason: "failed_delivery" }} today="2026-03-02" />
      </ul>
    </I18nProvider>,
  );
  expect(screen.getAllByRole("listitem").map((row) => row.textContent?.match(/\d+\/\d+/)?.[0])).toEqual([
    "37/40",
    "37/40",
    "37/40",
  ]);
});

it("is one stop of the Tab key, walked by the arrows, done by Space and put off by S", () => {
  const items = [task("a", "2026-03-02T08:00:00"), task("b", "2026-03-02T10:00:00"), task("c", "2026-03-04T10:00:00")];
  const { rerender } = render(shown({ items }));
  expect([...document.querySelectorAll("[data-row]")].map((one) => (one as HTMLElement).tabIndex)).toEqual([0, -1, -1]);
  act(() => row("a")?.focus());
  press("ArrowDown");
  expect(document.activeElement).toBe(row("b"));
  act(() => void press("s"));
  const moved = (uid: string, start: string) => ({ kind: "task", uid, original: "", scope: "all", change: { start } });
  expect(call).toHaveBeenLastCalledWith("calendar_edit", moved("b", "2026-03-03T10:00:00"), undefined);
  press("ArrowUp");
  act(() => void press(" "));
  expect(call).toHaveBeenLastCalledWith("tasks_mark", { tasks: [{ uid: "a", original: "" }], done: true }, undefined);
  // What is dealt with goes: the next one is under the keys.
  rerender(shown({ items: [task("done", "2026-03-02T07:00:00"), ...items.slice(1)] }));
  expect(document.activeElement).toBe(row("b"));
  press("ArrowDown");
  act(() => void press("s"));
  expect(call).toHaveBeenLastCalledWith("calendar_edit", moved("c", "2026-03-05T10:00:00"), undefined);
});

it("has a menu of what can be done with each of them", () => {
  const seats: WaitingItem = { ...late, reason: "free_seats", kind: "activity", date: { ...item, kind: "activity" } };
  const waiting = [
    late,
    { ...late, reason: "unfinished" as const },
    { ...late, reason: "review" as const, date: null },
    seats,
  ];
  render(shown({ items: [task("a", "2026-03-02T12:00:00"), { ...item, kind: "activity", uid: "talk" }], waiting }));
  expect(menuOf(row("a"))).toEqual(["Done", "Put off: Tomorrow", "Move to…", "Open"]);
  expect(menuOf(row("talk"))).toEqual(["Move to…", "Open"]);
  const menus = screen.getAllByRole("listitem").slice(2).map(menuOf);
  expect(menus).toEqual([
    ["Send one by one", "Sent everywhere", "Put off: Tomorrow", "Put off: 10 am", "Move to…", "Open"],
    ["Put off: Tomorrow", "Put off: 10 am", "Move to…", "Open"],
    ["Open"],
    ["Open"],
  ]);
});

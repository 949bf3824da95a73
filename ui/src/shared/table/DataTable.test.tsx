import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { DataTable } from "./DataTable";
import { countOf, has, type Selection, useSelection } from "./selection";
import type { Column } from "./types";

interface Person {
  uid: string;
  name: string;
  points: number;
}

const TOTAL = 200_000;
const person = (index: number): Person => ({ uid: `p${index}`, name: `Person ${index}`, points: index * 2 });
const asked: number[] = [];
const save = vi.fn();
const paste = vi.fn();
const open = vi.fn();
let selection: Selection;

const columns: Column<Person>[] = [
  {
    id: "name",
    title: "Name",
    width: 160,
    cell: (row) => row.name,
    edit: { kind: "text", value: (row) => row.name, save },
  },
  {
    id: "points",
    title: "Points",
    width: 80,
    right: true,
    sortable: true,
    cell: (row) => row.points,
    text: (row) => String(row.points),
  },
];

function People({ total = TOTAL }: { total?: number }) {
  const ticks = useSelection("all");
  selection = ticks.selection;
  return (
    <DataTable
      id="people"
      label="People"
      columns={columns}
      source={{
        key: ["people", total],
        on: ["member"],
        page: async (offset, limit) => {
          asked.push(offset);
          return {
            total,
            rows: Array.from({ length: Math.min(limit, total - offset) }, (_, index) => person(offset + index)),
          };
        },
      }}
      uidOf={(row) => row.uid}
      sort={null}
      onSort={() => undefined}
      selection={ticks}
      onOpen={open}
      onPaste={paste}
      empty={<p>{"nobody"}</p>}
    />
  );
}

beforeAll(() => {
  i18n.loadAndActivate({ locale: "en", messages: {} });
  // jsdom has no layout: give the table a window to be seen through.
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, value: 640 });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 800 });
});

beforeEach(() => {
  asked.length = 0;
  vi.clearAllMocks();
});

async function shown(total?: number) {
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <People total={total} />
      </QueryClientProvider>
    </I18nProvider>,
  );
  if (total === 0) return screen.findByText("nobody");
  await screen.findByText("Person 3");
  return screen.getByRole("grid");
}

it("asks for the first window only and draws the rows in sight", async () => {
  const grid = await shown();
  expect(asked).toEqual([0]);
  expect(grid.getAttribute("aria-rowcount")).toBe(String(TOTAL + 1));
  expect(screen.getAllByRole("row").length).toBeLessThan(60);
});

it("moves the focused cell by arrows and names it to assistive technology", async () => {
  const grid = await shown();
  fireEvent.keyDown(grid, { key: "ArrowDown" });
  fireEvent.keyDown(grid, { key: "ArrowRight" });
  const active = document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");
  expect(active?.textContent).toBe("2");
});

it("edits with Enter, keeps with Enter, and goes down", async () => {
  const grid = await shown();
  fireEvent.keyDown(grid, { key: "Enter" });
  const input = screen.getByRole("textbox", { name: "Name" });
  fireEvent.change(input, { target: { value: "小满" } });
  fireEvent.keyDown(input, { key: "Enter", isComposing: true });
  expect(save).not.toHaveBeenCalled();
  fireEvent.keyDown(input, { key: "Enter" });
  expect(save).toHaveBeenCalledWith(person(0), "小满");
});

it("gives up an edit with Escape", async () => {
  const grid = await shown();
  fireEvent.keyDown(grid, { key: "F2" });
  fireEvent.change(screen.getByRole("textbox", { name: "Name" }), { target: { value: "else" } });
  fireEvent.keyDown(screen.getByRole("textbox", { name: "Name" }), { key: "Escape" });
  expect(save).not.toHaveBeenCalled();
});

it("opens with a double click, also where the first cell is active already, and edits with a click on the active cell", async () => {
  await shown();
  const click = (text: string, detail: number) => fireEvent.click(screen.getByText(text), { detail });
  click("Person 1", 1);
  click("Person 1", 2);
  fireEvent.doubleClick(screen.getByText("Person 1"));
  expect(open).toHaveBeenCalledTimes(1);
  click("Person 1", 1);
  expect(screen.getByRole("textbox", { name: "Name" })).toBeTruthy();
});

it("selects all that match, not a list of them", async () => {
  const grid = await shown();
  fireEvent.keyDown(grid, { key: "a", ctrlKey: true });
  fireEvent.keyDown(grid, { key: " " });
  expect(countOf(selection, TOTAL)).toBe(TOTAL - 1);
  expect(has(selection, "p0")).toBe(false);
});

it("extends the selection with Shift and the arrows", async () => {
  const grid = await shown();
  fireEvent.keyDown(grid, { key: "ArrowDown", shiftKey: true });
  fireEvent.keyDown(grid, { key: "ArrowDown", shiftKey: true });
  expect([...selection.uids]).toEqual(["p0", "p1", "p2"]);
});

it("hands over a block from a sheet with the rows and columns under it", async () => {
  const grid = await shown();
  fireEvent.keyDown(grid, { key: "ArrowDown" });
  fireEvent.paste(grid, { clipboardData: { getData: () => "甲\t5\n乙\t6" } });
  expect(paste).toHaveBeenCalledWith(
    expect.objectContaining({
      cells: [
        ["甲", "5"],
        ["乙", "6"],
      ],
      firstRow: 1,
      rows: [person(1), person(2)],
    }),
  );
});

it("shows what belongs here when there is nothing, not a table of headers", async () => {
  await shown(0);
  expect(screen.queryByRole("grid")).toBeNull();
});

it("has no fault that axe knows of", async () => {
  await shown();
  await act(async () => undefined);
  const found = await axe.run(document.body, {
    rules: { region: { enabled: false }, "color-contrast": { enabled: false } },
  });
  await waitFor(() => expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]));
});

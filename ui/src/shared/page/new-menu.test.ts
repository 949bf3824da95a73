import { expect, it } from "vitest";
import type { Action } from "../actions/registry";
import { newMenu } from "./new-menu";

const make = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  title: id,
  group: "create",
  run: () => undefined,
  ...more,
});
const ids = (all: Action[], path: string) => newMenu(all, path).map((group) => group.map(({ id }) => id));

const ALL = [make("members.add"), make("task.new"), make("community.add"), make("content.new"), make("late.part")];

it("has one order, however late a part of the window came", () => {
  const shown = [["content.new", "task.new"], ["members.add"], ["community.add"], ["late.part"]];
  expect(ids(ALL, "/today")).toEqual(shown);
  expect(ids([...ALL].reverse(), "/")).toEqual(shown);
});

it("begins with what the page is about", () => {
  expect(ids(ALL, "/members/imports")[0]).toEqual(["members.add"]);
  expect(ids(ALL, "/content")).toEqual([
    ["content.new"],
    ["task.new"],
    ["members.add"],
    ["community.add"],
    ["late.part"],
  ]);
});

it("leaves out what cannot be made now", () => {
  const all = [
    make("page.new", { hidden: true }),
    make("task.new", { disabled: true }),
    make("go.today", { group: "go" }),
  ];
  expect(newMenu(all, "/today")).toEqual([]);
});

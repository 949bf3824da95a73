import { expect, it } from "vitest";
import { rank } from "./palette-rank";

const actions = [
  { id: "go.calendar", title: "前往日历", keywords: "rili rl calendar" },
  { id: "go.members", title: "前往成员", keywords: "chengyuan cy members" },
  { id: "calendar.today", title: "Go to today", keywords: "now" },
  { id: "members.new", title: "New member", keywords: "add" },
];
const found = (query: string, recent: string[] = []) => rank(actions, query, recent).map(({ id }) => id);

it("finds a Chinese title by its pinyin and by its initials", () => {
  expect(found("rl")).toEqual(["go.calendar"]);
  expect(found("cheng")).toEqual(["go.members"]);
});

it("finds an English title by its initials", () => {
  expect(found("nm")).toEqual(["members.new"]);
});

it("puts the start of a title before a word inside it", () => {
  expect(found("go")[0]).toBe("calendar.today");
});

it("puts what was used last first among equals", () => {
  expect(found("前往", ["go.members"])).toEqual(["go.members", "go.calendar"]);
});

it("finds nothing where nothing fits", () => {
  expect(found("xyzzy")).toEqual([]);
});

// The menu of what can be made. Parts of the window register their actions as they are loaded, so their order is another one each
// time; here it is always the same, with what the page is about first, so that + and Enter make one more of what is looked at.

import type { Action } from "../actions/registry";

/** By what is planned, who is there, what comes from files, and what is set up once. */
const ORDER = [
  ["calendar.new", "content.new", "activity.new", "task.new"],
  ["members.add", "groups.add"],
  ["imports.open", "groups.paste", "calendar.import"],
  ["members.field", "members.ladder", "community.add"],
];

const OF_PAGE: Record<string, string> = {
  content: "content.new",
  events: "activity.new",
  members: "members.add",
  groups: "groups.add",
};

/** `path`: where the window stands, `/members/imports`. */
export function newMenu(all: readonly Action[], path: string): Action[][] {
  const offered = all.filter(({ group, hidden, disabled }) => group === "create" && !hidden && !disabled);
  const first = OF_PAGE[path.split("/")[1] ?? ""];
  const rest = offered.filter(({ id }) => id !== first);
  const known = ORDER.map((ids) => ids.flatMap((id) => rest.find((action) => action.id === id) ?? []));
  const others = rest.filter(({ id }) => !ORDER.some((ids) => ids.includes(id)));
  return [offered.filter(({ id }) => id === first), ...known, others].filter((group) => group.length > 0);
}

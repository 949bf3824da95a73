// Of whom a reason for care is: named where they are few, found in the table of members where they are many. Pure.

import type { CareItem } from "../../../bindings/CareItem";
import type { Filter } from "../../../bindings/Filter";
import { addDays } from "../../../shared/format/civil";

/** So many of several are named. */
const NAMED = 3;

/** The names, and how many more there are. */
export function named({ members, total }: CareItem): { names: string[]; more: number } {
  const names = members.slice(0, NAMED).map(({ name }) => name);
  return { names, more: total - names.length };
}

/** What finds those of a row of several among the members; nothing where no filter says it. */
export function filterOf({ key, on, number }: CareItem): Filter | undefined {
  const joined = (day: string | undefined): Filter | undefined =>
    day === undefined ? undefined : { kind: "between", field: "joined_on", from: day, to: day };
  switch (key.kind) {
    case "newcomer":
      return joined(key.key.split("/")[1]);
    case "milestone":
      return number === null ? undefined : joined(addDays(on, -number));
    case "anniversary":
      return number === null ? undefined : joined(`${Number(on.slice(0, 4)) - number}${on.slice(4)}`);
    case "birthday":
      return { kind: "birthday", from: on.slice(5), to: on.slice(5) };
    default:
      return undefined;
  }
}

// What can be asked of a member: for each column the tests that make sense there, as the filter builder offers them.
// A test is a leaf of the core's filter, perhaps with "not" before it; nothing else is stored.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Field } from "../../bindings/Field";
import type { FieldView } from "../../bindings/FieldView";
import type { Filter } from "../../bindings/Filter";
import type { MemberMeasure } from "../../bindings/MemberMeasure";
import { fieldId, fieldOf, valueKind } from "./columns";
import { isLogged, MEASURES } from "./measures";

export type Leaf = Exclude<Filter, { kind: "all" | "any" | "count" | "not" }>;

/** What is asked about: a column, or what belongs to a member. */
export type Subject =
  | { kind: "field"; field: Field }
  | { kind: "measured"; measure: MemberMeasure }
  | { kind: "tag" | "tier" | "channel" | "channel_tag" | "status" | "platform" | "birthday" | "part" | "namesake" };

export interface Test {
  id: string;
  word: MessageDescriptor;
  /** The filter to begin with. */
  begin: () => Filter;
  /** Whether a filter is this test. */
  is: (filter: Filter) => boolean;
}

export function subjectId(subject: Subject): string {
  if (subject.kind === "field") return fieldId(subject.field);
  if (subject.kind === "measured") return `measured.${subject.measure}`;
  return subject.kind === "birthday" ? "birthday.days" : `${subject.kind}s`;
}

const PLURAL_KINDS = ["tag", "tier", "channel", "channel_tag", "status", "platform", "part", "namesake"] as const;

export function subjectOf(id: string): Subject | null {
  if (id === "birthday.days") return { kind: "birthday" };
  const measure = MEASURES.find((measure) => id === `measured.${measure}`);
  if (measure) return { kind: "measured", measure };
  const kind = PLURAL_KINDS.find((kind) => `${kind}s` === id);
  if (kind) return { kind };
  const field = fieldOf(id);
  return field ? { kind: "field", field } : null;
}

type Joined = Extract<Filter, { kind: "all" | "any" | "count" }>;

const isJoined = (filter: Filter): filter is Joined =>
  filter.kind === "all" || filter.kind === "any" || filter.kind === "count";

/** How the conditions of a group are joined. */
export type Join = "all" | "any" | "count" | "none";

/** A group of conditions as the builder shows it. */
export interface Group {
  join: Join;
  /** Of a count: so many at least. */
  least: number;
  of: Filter[];
}

/** The group that a filter is. Null for a condition. */
export function groupOf(filter: Filter): Group | null {
  if (isJoined(filter)) return { join: filter.kind, least: filter.kind === "count" ? filter.least : 2, of: filter.of };
  if (filter.kind !== "not" || leafOf(filter)) return null;
  return { join: "none", least: 2, of: filter.of.kind === "any" ? filter.of.of : [filter.of] };
}

export function filterOf({ join, least, of }: Group): Filter {
  if (join === "none") return { kind: "not", of: { kind: "any", of } };
  return join === "count" ? { kind: join, least, of } : { kind: join, of };
}

/** The leaf of a condition, and whether it is denied. Null for a group of conditions. */
export function leafOf(filter: Filter): { leaf: Leaf; denied: boolean } | null {
  const denied = filter.kind === "not";
  const inner = denied ? filter.of : filter;
  return isJoined(inner) || inner.kind === "not" ? null : { leaf: inner, denied };
}

export function subjectOfFilter(filter: Filter): Subject | null {
  const leaf = leafOf(filter)?.leaf;
  if (!leaf || leaf.kind === "search") return null;
  if ("field" in leaf) return { kind: "field", field: leaf.field };
  if (leaf.kind === "measured") return { kind: "measured", measure: leaf.measure };
  return { kind: leaf.kind };
}

const not = (of: Filter): Filter => ({ kind: "not", of });

function test(id: string, word: MessageDescriptor, leaf: Leaf, denied: boolean, same: (leaf: Leaf) => boolean): Test {
  return {
    id,
    word,
    begin: () => (denied ? not(leaf) : leaf),
    is: (filter) => {
      const found = leafOf(filter);
      return found !== null && found.denied === denied && same(found.leaf);
    },
  };
}

function emptiness(field: Field): Test[] {
  const leaf: Leaf = { kind: "empty", field };
  const same = (other: Leaf) => other.kind === "empty";
  return [test("filled", msg`is filled in`, leaf, true, same), test("empty", msg`is empty`, leaf, false, same)];
}

function textTests(field: Field): Test[] {
  const leaf = (how: "contains" | "equals" | "starts_with"): Leaf => ({ kind: "text", field, test: how, value: "" });
  const same = (how: string) => (other: Leaf) => other.kind === "text" && other.test === how;
  return [
    test("contains", msg`contains`, leaf("contains"), false, same("contains")),
    test("lacks", msg`does not contain`, leaf("contains"), true, same("contains")),
    test("equals", msg`is`, leaf("equals"), false, same("equals")),
    test("differs", msg`is not`, leaf("equals"), true, same("equals")),
    test("starts", msg`starts with`, leaf("starts_with"), false, same("starts_with")),
    ...emptiness(field),
  ];
}

function choiceTests(field: Field): Test[] {
  const leaf: Leaf = { kind: "one_of", field, values: [] };
  const same = (other: Leaf) => other.kind === "one_of";
  return [
    test("one", msg`is one of`, leaf, false, same),
    test("none", msg`is none of`, leaf, true, same),
    ...emptiness(field),
  ];
}

function dateTests(field: Field): Test[] {
  const leaf: Leaf = { kind: "between", field, from: null, to: null };
  const same = (other: Leaf) => other.kind === "between";
  const always = field === "created_at" || field === "updated_at";
  return [
    test("between", msg`is between`, leaf, false, same),
    test("outside", msg`is not between`, leaf, true, same),
    ...(always ? [] : emptiness(field)),
  ];
}

function numberTests(field: Field): Test[] {
  const leaf: Leaf = { kind: "number", field, min: null, max: null };
  const same = (other: Leaf) => other.kind === "number";
  return [
    test("between", msg`is between`, leaf, false, same),
    test("outside", msg`is not between`, leaf, true, same),
    ...emptiness(field),
  ];
}

function setTests(kind: "tag" | "tier" | "channel"): Test[] {
  const some = (other: Leaf) => other.kind === kind && !other.none;
  const none = (other: Leaf) => other.kind === kind && other.none;
  return [
    test("any", msg`is one of`, { kind, any: [], none: false }, false, some),
    test("not_any", msg`is none of`, { kind, any: [], none: false }, true, some),
    test("none", msg`has none`, { kind, any: [], none: true }, false, none),
    test("has", msg`has one`, { kind, any: [], none: true }, true, none),
  ];
}

export function testsFor(subject: Subject, fields: readonly FieldView[]): Test[] {
  switch (subject.kind) {
    case "field": {
      const { field } = subject;
      if (field === "birthday") return emptiness(field);
      const kind = valueKind(field, fields);
      if (kind === "date") return dateTests(field);
      if (kind === "number") return numberTests(field);
      return kind === "choice" ? choiceTests(field) : textTests(field);
    }
    case "tag":
    case "tier":
    case "channel":
      return setTests(subject.kind);
    case "status":
      return [test("is", msg`is`, { kind: "status", any: ["active"] }, false, (leaf) => leaf.kind === "status")];
    case "part": {
      const same = (leaf: Leaf) => leaf.kind === "part";
      return [
        test("any", msg`is one of`, { kind: "part", any: [] }, false, same),
        test("not_any", msg`is none of`, { kind: "part", any: [] }, true, same),
      ];
    }
    case "channel_tag":
    case "platform": {
      const { kind } = subject;
      const same = (leaf: Leaf) => leaf.kind === kind;
      return [
        test("any", msg`is one of`, { kind, any: [] }, false, same),
        test("not_any", msg`is none of`, { kind, any: [] }, true, same),
      ];
    }
    case "birthday":
      return [
        test(
          "between",
          msg`is between`,
          { kind: "birthday", from: "", to: "" },
          false,
          (leaf) => leaf.kind === "birthday",
        ),
      ];
    case "measured": {
      const { measure } = subject;
      const same = (leaf: Leaf) => leaf.kind === "measured" && leaf.measure === measure;
      const begin: Leaf = { kind: "measured", measure, kinds: [], days: isLogged(measure) ? 30 : null, least: 1 };
      return [test("least", msg`is at least`, begin, false, same), test("less", msg`is less than`, begin, true, same)];
    }
    case "namesake": {
      const same = (leaf: Leaf) => leaf.kind === "namesake";
      return [
        test("is", msg`is so`, { kind: "namesake" }, false, same),
        test("not", msg`is not so`, { kind: "namesake" }, true, same),
      ];
    }
  }
}

/** The filter as it is asked: without conditions that have no value yet, and without groups that are empty then. */
export function complete(filter: Filter): Filter | null {
  switch (filter.kind) {
    case "all":
    case "any":
    case "count": {
      const of = filter.of.map(complete).filter((part) => part !== null);
      return of.length > 0 ? { ...filter, of } : null;
    }
    case "not": {
      const of = complete(filter.of);
      return of && { kind: "not", of };
    }
    case "text":
      return filter.value.trim() === "" ? null : filter;
    case "one_of":
      return filter.values.length > 0 ? filter : null;
    case "between":
      return filter.from || filter.to ? filter : null;
    case "number":
      return filter.min !== null || filter.max !== null ? filter : null;
    case "tag":
    case "tier":
    case "channel":
      return filter.any.length > 0 || filter.none ? filter : null;
    case "channel_tag":
    case "status":
    case "platform":
    case "part":
      return filter.any.length > 0 ? filter : null;
    case "birthday":
      return filter.from && filter.to ? filter : null;
    default:
      return filter;
  }
}

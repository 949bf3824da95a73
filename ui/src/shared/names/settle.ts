// What becomes of each line of a list: what the core is sure of, what somebody chose, what is still open. No React here.

import type { AlreadyThere } from "../../bindings/AlreadyThere";
import type { ApplyNames } from "../../bindings/ApplyNames";
import type { LearnedName } from "../../bindings/LearnedName";
import type { NameCandidate } from "../../bindings/NameCandidate";
import type { NamedEntry } from "../../bindings/NamedEntry";
import type { NamedPerson } from "../../bindings/NamedPerson";
import type { NamePurpose } from "../../bindings/NamePurpose";

/** A member, a new member, a name without one, or nobody. */
export type Choice = { kind: "member"; member: string } | { kind: "new" } | { kind: "text" } | { kind: "out" };

export interface Line {
  /** Stays the same while text is added below or above. */
  id: string;
  entry: NamedEntry;
  /** What becomes of it; nothing while it is open. */
  choice: Choice | undefined;
  /** Somebody chose it. */
  chosen: boolean;
  /** The core asks somebody to look. */
  asks: boolean;
  /** The company that was set here, else the one of the line. */
  extra: number | null;
}

export interface Choices {
  /** By the ids of lines. */
  of: Readonly<Record<string, Choice>>;
  extra: Readonly<Record<string, number>>;
  /** What becomes of whoever is not known. */
  unknown: "text" | "new" | "out";
}

/** Whether a name can stay a text: a tag and a group need a member. */
export const takesTexts = (purpose: NamePurpose): boolean => purpose.kind !== "tag" && purpose.kind !== "join";

/** Whether somebody who is there still means to come. */
const comes = (already: AlreadyThere | null): boolean =>
  already?.state === "registered" || already?.state === "waiting";

export function linesOf(entries: readonly NamedEntry[], choices: Choices, purpose: NamePurpose): Line[] {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const place = (counts.get(entry.key) ?? 0) + 1;
    counts.set(entry.key, place);
    const id = `${entry.key}#${place}`;
    const made = choices.of[id];
    const usual = entry.cancelled ? whoCalledOff(entry, purpose) : usualChoice(entry, choices);
    return {
      id,
      entry,
      choice: made ?? usual,
      chosen: made !== undefined,
      asks: usual === undefined,
      extra: choices.extra[id] ?? entry.extra,
    };
  });
}

/** Whoever is registered and called it off is not registered any more; of several of that name somebody says which. */
function whoCalledOff({ state, candidates, already }: NamedEntry, purpose: NamePurpose): Choice | undefined {
  if (purpose.kind !== "register") return { kind: "out" };
  const registered = candidates.filter((one) => comes(one.already));
  const [first] = registered;
  if (state === "unknown" || !first) return comes(already) ? { kind: "text" } : { kind: "out" };
  return state === "matched" ? { kind: "member", member: first.member } : undefined;
}

function usualChoice(entry: NamedEntry, choices: Choices): Choice | undefined {
  const [first] = entry.candidates;
  if (entry.repeats !== null) return { kind: "out" };
  if (entry.state === "unknown") {
    if (entry.doubt !== null) return undefined;
    return entry.stays_text && choices.unknown === "new" ? { kind: "text" } : { kind: choices.unknown };
  }
  // Who called it off and stands on the list all the same is asked about.
  if (entry.state !== "matched" || !first || first.already?.state === "cancelled") return undefined;
  return { kind: "member", member: first.member };
}

export interface Sums {
  /** People with those they bring. */
  people: number;
  fresh: number;
  already: number;
  /** Registered people who called it off. */
  off: number;
  open: number;
}

const candidateOf = ({ entry, choice }: Line): NameCandidate | undefined =>
  choice?.kind === "member" ? entry.candidates.find(({ member }) => member === choice.member) : undefined;

/** How somebody is there already: as the chosen member, or as a text of that name. */
export const alreadyOf = (line: Line): AlreadyThere | null =>
  line.choice?.kind === "out" ? null : (candidateOf(line)?.already ?? line.entry.already);

/** Whether the list changes nothing of how they are there, but for company. */
export function isThere(already: AlreadyThere | null, purpose: NamePurpose): boolean {
  if (!already) return false;
  if (purpose.kind === "attend") return already.state === "came";
  if (purpose.kind === "win") return already.award?.split("、").includes(purpose.award ?? "") ?? false;
  return already.state !== "cancelled";
}

/** How many they bring afterwards. A 接龙 of who comes is whole each time: who brings nobody any more says nothing. Other lists
 *  leave it as it is. */
export function bringing(line: Line, purpose: NamePurpose): number {
  return line.extra ?? (purpose.kind === "register" ? 0 : (alreadyOf(line)?.extra ?? 0));
}

export function sumsOf(lines: readonly Line[], purpose: NamePurpose): Sums {
  const sums = { people: 0, fresh: 0, already: 0, off: 0, open: 0 };
  for (const line of distinct(lines)) {
    if (!line.choice) sums.open += 1;
    if (!line.choice || line.choice.kind === "out") continue;
    const already = alreadyOf(line);
    if (line.entry.cancelled) {
      sums.off += comes(already) ? 1 : 0;
      continue;
    }
    sums.people += 1 + bringing(line, purpose);
    if (isThere(already, purpose)) sums.already += 1;
    else sums.fresh += 1;
  }
  return sums;
}

/** Lines without those that were settled as a member whom another line names. */
function distinct(lines: readonly Line[]): Line[] {
  const seen = new Set<string>();
  return lines.filter(({ choice }) => {
    if (choice?.kind !== "member") return true;
    if (seen.has(choice.member)) return false;
    seen.add(choice.member);
    return true;
  });
}

/** What is sent: the people, and what is to be remembered of what was chosen. */
export function settled(lines: readonly Line[], purpose: NamePurpose): Pick<ApplyNames, "people" | "learned"> {
  const people = distinct(lines).flatMap((line): NamedPerson[] => {
    const { entry, choice, extra } = line;
    if (!choice || choice.kind === "out") return [];
    if (entry.cancelled) {
      return [{ name: entry.name, member: choice.kind === "member" ? choice.member : null, called_off: true }];
    }
    const person = {
      name: entry.name,
      extra: purpose.kind === "register" ? (extra ?? 0) : extra,
      note: entry.note,
      phone: entry.phone,
    };
    if (choice.kind === "member") return [{ ...person, member: choice.member }];
    return [{ ...person, new_member: choice.kind === "new" }];
  });
  const learned = lines.flatMap(({ entry, choice, chosen }): LearnedName[] => {
    // Where only the company was not sure, nothing is learned of the name.
    const knewName = entry.state === "matched" || (entry.state === "likely" && entry.doubt !== null);
    if (!chosen || !choice || knewName || entry.key === "") return [];
    if (choice.kind === "member") return [{ key: entry.key, member: choice.member }];
    return choice.kind === "text" && entry.state !== "unknown" ? [{ key: entry.key, member: null }] : [];
  });
  return { people, learned };
}

// Filters as people read them: “Tags: VIP, Founder”, “Joined on from 1 Mar”, “Tier is none of …”.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { Filter } from "../../bindings/Filter";
import { useFormats } from "../../shared/format/formats";
import { INTERACTION_KINDS } from "../../shared/people/interaction-kinds";
import { type Group, groupOf, type Subject, subjectOfFilter, testsFor } from "./conditions";
import { goneValues } from "./gone";
import { MEASURE_WORDS } from "./measures";
import { PART_WORDS } from "./parts";
import type { Directory } from "./use-directory";

export function useSubjectWords(directory: Directory): (subject: Subject) => string {
  const { t, i18n } = useWords();
  return (subject) => {
    switch (subject.kind) {
      case "field":
        return directory.fieldName(subject.field) || (directory.ready ? t`A field that is gone` : "");
      case "measured":
        return i18n._(MEASURE_WORDS[subject.measure]);
      case "tag":
        return t`Tags`;
      case "tier":
        return t`Tier`;
      case "channel":
        return t`Groups`;
      case "channel_tag":
        return t`Tag of their groups`;
      case "status":
        return t`Status`;
      case "platform":
        return t`Account on`;
      case "birthday":
        return t`Birthday in the year`;
      case "part":
        return t`Part in the community`;
      case "namesake":
        return t`Same name as another`;
    }
  };
}

/** How the conditions of a group are joined, as the heading of a list of them. */
export function useJoinWords(): (group: Group) => string {
  const { t } = useWords();
  return ({ join, least }) => {
    if (join === "all") return t`All of these`;
    if (join === "any") return t`At least one of these`;
    return join === "none" ? t`None of these` : t`At least ${least} of these`;
  };
}

export function useFilterWords(directory: Directory): (filter: Filter) => string {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const subjectWords = useSubjectWords(directory);
  const comma = t({ message: ", ", comment: "Between the items of a list" });

  const span = (from: string | null, to: string | null): string => {
    if (from && to) return `${from} – ${to}`;
    return from ? t`from ${from}` : t`until ${to ?? ""}`;
  };
  const names = (filter: Filter, values: readonly string[], name: (value: string) => string): string => {
    const gone = directory.ready ? goneValues(filter, directory) : [];
    const said = (value: string) => (name(value) ? t`${name(value)} (gone)` : t`(gone)`);
    return values.map((value) => (gone.includes(value) ? said(value) : name(value))).join(comma);
  };
  const values = (filter: Filter): string => {
    switch (filter.kind) {
      case "not":
        return values(filter.of);
      case "text":
        return filter.value;
      case "one_of":
        return names(filter, filter.values, (value) => value);
      case "between":
        return span(filter.from && formats.dayShort(filter.from), filter.to && formats.dayShort(filter.to));
      case "number":
        return span(
          filter.min === null ? null : formats.number(filter.min, 2),
          filter.max === null ? null : formats.number(filter.max, 2),
        );
      case "tag":
        return names(filter, filter.any, directory.tagName);
      case "tier":
        return names(filter, filter.any, (uid) => directory.tierOf(uid)?.name ?? "");
      case "channel":
        return names(filter, filter.any, directory.channelName);
      case "channel_tag":
        return names(filter, filter.any, directory.tagName);
      case "status":
        return filter.any.map((status) => (status === "active" ? t`in the community` : t`has left`)).join(comma);
      case "part":
        return filter.any.map((part) => i18n._(PART_WORDS[part])).join(comma);
      case "platform":
        return filter.any.map(directory.platformName).join(comma);
      case "birthday":
        return `${filter.from} – ${filter.to}`;
      case "measured": {
        const least = formats.number(filter.least);
        const kinds = filter.kinds.map((kind) => (INTERACTION_KINDS[kind] ? i18n._(INTERACTION_KINDS[kind]) : kind));
        const of = kinds.length > 0 ? t` (${kinds.join(comma)})` : "";
        return filter.days === null
          ? least + of
          : t`${least} in ${plural(filter.days, { one: "# day", other: "# days" })}` + of;
      }
      default:
        return "";
    }
  };
  const words = (filter: Filter): string => {
    const group = groupOf(filter);
    if (group) {
      const parts = group.of.map((part) => (groupOf(part) ? `(${words(part)})` : words(part)));
      if (group.join === "all") return parts.join(t` and `);
      if (group.join === "any") return parts.join(t` or `);
      const list = parts.join(comma);
      return group.join === "none" ? t`none of: ${list}` : t`at least ${group.least} of: ${list}`;
    }
    if (filter.kind === "search") return t`Found by “${filter.text}”`;
    const subject = subjectOfFilter(filter);
    if (!subject) return "";
    const test = testsFor(subject, directory.fields).find((candidate) => candidate.is(filter));
    const said = test ? i18n._(test.word) : "";
    return [subjectWords(subject), said, values(filter)].filter(Boolean).join(" ");
  };
  return words;
}

// Filters as people read them: “Tags: VIP, Founder”, “Joined on from 1 Mar”, “Tier is none of …”.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { Filter } from "../../bindings/Filter";
import { useFormats } from "../../shared/format/formats";
import { type Subject, subjectOfFilter, testsFor } from "./conditions";
import { goneValues } from "./gone";
import { PART_WORDS } from "./parts";
import type { Directory } from "./use-directory";

export function useSubjectWords(directory: Directory): (subject: Subject) => string {
  const { t } = useWords();
  return (subject) => {
    switch (subject.kind) {
      case "field":
        return directory.fieldName(subject.field) || (directory.ready ? t`A field that is gone` : "");
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
      default:
        return "";
    }
  };
  const words = (filter: Filter): string => {
    if (filter.kind === "all" || filter.kind === "any") {
      const between = filter.kind === "all" ? t` and ` : t` or `;
      return filter.of.map(words).join(between);
    }
    if (filter.kind === "search") return t`Found by “${filter.text}”`;
    const subject = subjectOfFilter(filter);
    if (!subject) return filter.kind === "not" ? t`not (${words(filter.of)})` : "";
    const test = testsFor(subject, directory.fields).find((candidate) => candidate.is(filter));
    const said = test ? i18n._(test.word) : "";
    return [subjectWords(subject), said, values(filter)].filter(Boolean).join(" ");
  };
  return words;
}

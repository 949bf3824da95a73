// What a filter asks for that is not there any more: a saved filter, or an address that was kept, may still name it.

import type { Filter } from "../../bindings/Filter";
import type { Directory } from "./use-directory";

export type Known = Pick<Directory, "fields" | "tags" | "tiers" | "channels" | "channelTags">;

const missing = (uids: readonly string[], known: readonly { uid: string }[]): string[] =>
  uids.filter((uid) => !known.some((one) => one.uid === uid));

/** Of the values of one condition those that are gone: options as they were called, others by their uid. */
export function goneValues(filter: Filter, { fields, tags, tiers, channels, channelTags }: Known): string[] {
  switch (filter.kind) {
    case "one_of": {
      const { field, values } = filter;
      const own = typeof field === "string" ? undefined : fields.find(({ uid }) => uid === field.custom);
      return own?.kind === "choice" ? values.filter((value) => !own.options.includes(value)) : [];
    }
    case "tag":
      return missing(filter.any, tags);
    case "tier":
      return missing(filter.any, tiers);
    case "channel":
      return missing(filter.any, channels);
    case "channel_tag":
      return missing(filter.any, channelTags);
    default:
      return [];
  }
}

function some(filter: Filter, test: (leaf: Filter) => boolean): boolean {
  if (filter.kind === "not") return some(filter.of, test);
  return filter.kind === "all" || filter.kind === "any" || filter.kind === "count"
    ? filter.of.some((part) => some(part, test))
    : test(filter);
}

/** Whether a filter asks about a field that is gone: then nobody can be asked at all. */
export function asksGoneField(filter: Filter, { fields }: Pick<Known, "fields">): boolean {
  return some(filter, (leaf) => {
    const field = "field" in leaf ? leaf.field : null;
    return typeof field === "object" && field !== null && !fields.some(({ uid }) => uid === field.custom);
  });
}

export const namesGone = (filter: Filter, known: Known): boolean =>
  asksGoneField(filter, known) || some(filter, (leaf) => goneValues(leaf, known).length > 0);

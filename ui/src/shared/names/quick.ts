// One name that was typed: taken over at once when the core is sure who it is, or that it is nobody.

import type { NamePurpose } from "../../bindings/NamePurpose";
import { call } from "../../platform/call";
import { linesOf, settled, takesTexts } from "./settle";

/** The people of a text when it is one line with nothing to ask; nothing when somebody must look. */
export async function oneName(community: string, text: string, purpose: NamePurpose) {
  const { entries } = await call("name_list_match", { community, text, purpose });
  const lines = linesOf(entries, { of: {}, extra: {}, unknown: takesTexts(purpose) ? "text" : "out" }, purpose);
  const [line] = lines;
  if (lines.length !== 1 || !line?.choice || line.choice.kind === "out" || line.entry.cancelled) return undefined;
  return { ...settled(lines, purpose), name: line.entry.name };
}

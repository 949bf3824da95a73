// The figures that Tulou knows, as they are called; a community's own have their own names.

import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FigureKind } from "../../bindings/FigureKind";

const WORDS: Record<string, MessageDescriptor> = {
  head_count: msg`Head count`,
  joined: msg({ message: "Joined", context: "figure" }),
  left: msg({ message: "Left", context: "figure" }),
  speakers: msg`Speakers`,
  messages: msg`Messages`,
  speaking_rate: msg`Speaking rate`,
};

/** 成交额（元） */
export function figureTitle(i18n: I18n, { key, name, unit }: Pick<FigureKind, "key" | "name" | "unit">): string {
  const word = WORDS[key];
  const title = name ?? (word ? i18n._(word) : key);
  return unit ? i18n._(msg`${title} (${unit})`) : title;
}

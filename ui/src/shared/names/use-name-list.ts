// A list of names on its way: read by the core while it is typed, settled line by line, taken over in one step.

import { useLingui } from "@lingui/react/macro";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { NamePurpose } from "../../bindings/NamePurpose";
import type { NamesApplied } from "../../bindings/NamesApplied";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import { useWrite } from "../data/use-write";
import { type Choice, type Choices, type Line, linesOf, type Sums, settled, sumsOf, takesTexts } from "./settle";

/** What the answer rests on. */
const ON = [
  "member",
  "membership",
  "account",
  "registration",
  "member_tag",
  "name_alias",
  "channel",
  "activity_channel",
];

export interface NameListState {
  lines: Line[];
  skipped: { line: number; text: string }[];
  sums: Sums;
  unknown: Choices["unknown"];
  /** The lines are those of the text as it stands. */
  fresh: boolean;
  busy: boolean;
  /** Why the text cannot be read. */
  error: Error | null;
  choose: (id: string, choice: Choice) => void;
  bring: (id: string, extra: number) => void;
  allUnknown: (choice: Choices["unknown"]) => void;
  apply: () => Promise<NamesApplied | undefined>;
}

export function useNameList(text: string, purpose: NamePurpose, channels?: string[]): NameListState {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const [settledText] = useDebouncedValue(text, 120);
  const start: Choices = { of: {}, extra: {}, unknown: takesTexts(purpose) ? "text" : "out" };
  const [choices, setChoices] = useState(start);
  const input = { community, text: settledText, purpose, ...(channels ? { channels } : {}) };
  const { data, error, isPlaceholderData, isFetching } = useCall("name_list_match", input, {
    on: ON,
    enabled: settledText.trim() !== "",
    keep: true,
  });
  const writing = useWrite("name_list_apply");
  const isEmpty = text.trim() === "";
  const lines = isEmpty ? [] : linesOf(data?.entries ?? [], choices, purpose);
  return {
    lines,
    skipped: isEmpty ? [] : (data?.skipped ?? []),
    sums: sumsOf(lines, purpose),
    unknown: choices.unknown,
    fresh: !isEmpty && settledText === text && data !== undefined && !isPlaceholderData && !isFetching,
    busy: writing.pending,
    error,
    choose: (id, choice) => setChoices((now) => ({ ...now, of: { ...now.of, [id]: choice } })),
    bring: (id, extra) =>
      setChoices((now) => ({ ...now, extra: { ...now.extra, [id]: Math.max(0, Math.min(99, extra)) } })),
    allUnknown: (unknown) => setChoices((now) => ({ ...now, unknown })),
    async apply() {
      const { people, learned } = settled(lines, purpose);
      const comma = t({ message: ", ", context: "clause" });
      const said = ({ added, already, changed, called_off, moved_up }: NamesApplied) =>
        [
          t`${added} added`,
          changed > 0 && t`${changed} changed`,
          already > 0 && t`${already} there already`,
          called_off > 0 && t`${called_off} called off`,
          moved_up.length > 0 && t`moved up from the waiting list: ${moved_up.join(t`, `)}`,
        ]
          .filter(Boolean)
          .join(comma);
      const done = await writing.run({ community, purpose, people, learned, ...(channels ? { channels } : {}) }, said);
      if (done) setChoices(start);
      return done;
    },
  };
}

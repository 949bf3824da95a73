// A page's question to the core: the filter from the address, the answer kept on the screen while the next one is counted.

import { useMemo } from "react";
import type { InsightFilter } from "../../bindings/InsightFilter";
import type { CommandName, Input, Output } from "../../platform/call";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { type CivilDate, civilAt, dayOf } from "../../shared/format/civil";
import { type LogGround, useLogGround } from "../../shared/log";
import { useAddress } from "../../shared/navigation";
import { filterOf, type InsightsAddress, parseInsights, rangeOf } from "./address";
import { QUESTIONS, type Question } from "./questions";

/** What figures are counted from. */
const COUNTED_FROM = [
  ...["interaction_author", "interaction_segment", "interaction_cover", "series_figure", "setting", "community"],
  ...["member", "account", "membership", "member_tag", "tag", "tier_move", "tier", "segment", "field_def"],
  ...[
    "channel",
    "channel_tag",
    "content",
    "content_channel",
    "delivery",
    "activity",
    "registration",
    "task",
    "schedule",
    "schedule_exception",
    "hold",
  ],
];

type InsightCommand = {
  [K in CommandName]: Input<K> extends InsightFilter ? (Output<K> extends { coverage: unknown } ? K : never) : never;
}[CommandName];

export interface Asked {
  question: Question;
  address: InsightsAddress;
  set: (patch: Partial<InsightsAddress>) => void;
  range: [CivilDate, CivilDate];
  ground: LogGround | undefined;
}

export interface Insight<K extends CommandName> extends Asked {
  data: Output<K> | undefined;
  /** What is shown is the answer to the question before. */
  stale: boolean;
  error: Error | null;
}

export function useInsight<K extends InsightCommand>(
  question: Question,
  name: K,
  extra?: Omit<Input<K>, keyof InsightFilter>,
): Insight<K> {
  const { uid: community, tz } = useCommunity();
  const [address, setAddress] = useAddress(parseInsights);
  const ground = useLogGround();
  const today = dayOf(civilAt(Date.now(), tz));
  const range = useMemo(
    () => rangeOf(address, QUESTIONS[question].days, ground.data ?? { first: null, last: null }, today),
    [address, question, ground.data, today],
  );
  const input = { ...filterOf(community, address, range), ...extra } as Input<K>;
  const answer = useCall(name, input, { on: COUNTED_FROM, keep: true, enabled: ground.data !== undefined });
  return {
    ...{ question, address, range, ground: ground.data },
    set: (patch) => setAddress(patch),
    data: answer.data,
    stale: answer.isPlaceholderData,
    error: ground.error ?? answer.error,
  };
}

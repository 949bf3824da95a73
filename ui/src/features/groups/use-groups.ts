// The groups of the shown community with their counts, as rows; and how they do in a period, which only the pages of groups ask.

import { useMemo } from "react";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { addDays, type CivilDate, civilAt, dayOf } from "../../shared/format/civil";
import { USUAL_PERIOD } from "./filter-groups";
import { type GroupRow, groupRow } from "./group-row";

export const GROUP_TABLES = ["channel", "channel_tag", "tag", "series_figure", "operator"] as const;

/** What the figures of a period are made of. */
const FIGURES_OF = [
  ...["channel", "channel_tag", "series_figure", "setting", "hold", "member", "membership"],
  ...["content", "content_channel", "delivery", "schedule", "schedule_exception"],
];

export function useToday(): CivilDate {
  const { tz } = useCommunity();
  return dayOf(civilAt(Date.now(), tz));
}

/** How the groups do in the last full days. Asked anew each day, because the input names the day. */
export function useGroupsTable(days: number = USUAL_PERIOD) {
  const { uid: community } = useCommunity();
  const to = addDays(useToday(), -1);
  return useCall("groups_table", { community, from: addDays(to, 1 - days), to }, { on: FIGURES_OF, keep: true });
}

/** The key of the setting in which a community keeps its own thresholds; the core reads it. */
export const thresholdsSetting = (community: string): string => `groups.thresholds.${community}`;

export interface Groups {
  rows: GroupRow[];
  waiting: boolean;
  error: Error | null;
}

/** Without figures: what every page may ask. */
export function useGroups(): Groups {
  const { uid } = useCommunity();
  const channels = useCall("channels", { community: uid, is_group: null, trashed: false }, { on: GROUP_TABLES });
  const counts = useCall("head_counts", { community: uid }, { on: ["series_figure", "channel"] });
  const rows = useMemo(() => {
    const byChannel = new Map((counts.data ?? []).map((count) => [count.channel, count]));
    return (channels.data ?? []).map((channel) => groupRow(channel, byChannel.get(channel.uid) ?? null, null));
  }, [channels.data, counts.data]);
  return {
    rows,
    waiting: channels.isPending || counts.isPending,
    error: channels.error ?? counts.error,
  };
}

/** With the figures of the last full days. */
export function useGroupsWithFigures(days: number = USUAL_PERIOD): Groups {
  const { rows: plain, waiting, error } = useGroups();
  const table = useGroupsTable(days);
  const rows = useMemo(() => {
    const byChannel = new Map((table.data?.rows ?? []).map((figures) => [figures.channel, figures]));
    return plain.map((row) => ({ ...row, figures: byChannel.get(row.uid) ?? null }));
  }, [plain, table.data]);
  return { rows, waiting: waiting || table.isPending, error: error ?? table.error };
}

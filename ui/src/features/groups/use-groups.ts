// The groups of the shown community with their counts, as rows.

import { useMemo } from "react";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { type CivilDate, civilAt, dayOf } from "../../shared/format/civil";
import { type GroupRow, groupRow, type Thresholds, USUAL } from "./group-row";

export const GROUP_TABLES = ["channel", "channel_tag", "tag", "series_figure", "operator"] as const;

export function useToday(): CivilDate {
  const { tz } = useCommunity();
  return dayOf(civilAt(Date.now(), tz));
}

const SETTING = "groups.warnings";

export function useThresholds(): Thresholds {
  const stored = useCall("workspace_overview", {}, { on: ["setting", "community", "operator"] }).data?.settings.shared;
  const value = stored?.[SETTING] as Partial<Thresholds> | undefined;
  return useMemo(() => ({ ...USUAL, ...value }), [value]);
}

export const thresholdsSetting = (value: Thresholds) => ({ key: SETTING, value });

export interface Groups {
  rows: GroupRow[];
  waiting: boolean;
  error: Error | null;
}

export function useGroups(): Groups {
  const { uid } = useCommunity();
  const today = useToday();
  const thresholds = useThresholds();
  const channels = useCall("channels", { community: uid, is_group: null, trashed: false }, { on: GROUP_TABLES });
  const counts = useCall("head_counts", { community: uid }, { on: ["series_figure", "channel"] });
  const rows = useMemo(() => {
    const byChannel = new Map((counts.data ?? []).map((count) => [count.channel, count]));
    return (channels.data ?? []).map((channel) =>
      groupRow(channel, byChannel.get(channel.uid) ?? null, today, thresholds),
    );
  }, [channels.data, counts.data, today, thresholds]);
  return {
    rows,
    waiting: channels.isPending || counts.isPending,
    error: channels.error ?? counts.error,
  };
}

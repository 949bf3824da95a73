import { useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useMemo } from "react";
import type { RhythmInsight } from "../../../bindings/RhythmInsight";
import { ChartFrame } from "../../../shared/charts/ChartFrame";
import type { HeatData } from "../../../shared/charts/chart-data";
import { useFormats } from "../../../shared/format/formats";
import type { InsightsAddress } from "../address";
import { Defined } from "../Defined";
import { type ListColumn, ListTable } from "../ListTable";
import { fieldOf } from "./field";

/** A Monday: the days of the week are named by the days from it on. */
const MONDAY = "2026-01-05";

interface RhythmProps {
  data: RhythmInsight;
  of: "speakers" | "interactions";
  set: (patch: Partial<InsightsAddress>) => void;
}

export function useWeekdays(): (weekday: number) => string {
  const formats = useFormats();
  return (weekday) => formats.weekday(`2026-01-${String(Number(MONDAY.slice(8)) + weekday).padStart(2, "0")}`);
}

export function Rhythm({ data, of, set }: RhythmProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const weekdayName = useWeekdays();
  const names = Array.from({ length: 7 }, (_, weekday) => weekdayName(weekday)).join();
  const heat = useMemo(
    (): HeatData => ({
      kind: "heat",
      axis: t`Weekday`,
      title: of === "speakers" ? t`Speakers` : t`Interactions`,
      rows: names.split(","),
      columns: Array.from({ length: 24 }, (_, hour) => String(hour)),
      values: fieldOf(data.hours, of),
    }),
    [data.hours, of, names, t],
  );
  const slots: ListColumn<RhythmInsight["slots"][number]>[] = [
    {
      id: "slot",
      title: t`Hour`,
      wide: true,
      value: ({ weekday, hour }) => `${weekdayName(weekday)} ${formats.time(clock(hour))}`,
      cell: ({ weekday, hour }) => `${weekdayName(weekday)} ${formats.span(clock(hour), clock(hour + 1))}`,
    },
    {
      id: "score",
      title: t`Speakers expected`,
      right: true,
      value: ({ score }) => score,
      cell: ({ score }) => formats.number(score, 1, 1),
    },
    {
      id: "speakers",
      title: t`Mean as it was`,
      right: true,
      value: ({ speakers }) => speakers,
      cell: ({ speakers }) => formats.number(speakers, 1, 1),
    },
    { id: "weeks", title: t`Weeks of data`, right: true, value: ({ weeks }) => weeks },
  ];
  return (
    <>
      <ChartFrame
        title={of === "speakers" ? t`Distinct speakers by hour` : t`Interactions by hour`}
        data={heat}
        height={300}
        leading
        tools={
          <>
            <Defined by="heat" of={t`The hours of the week`} />
            <SegmentedControl
              aria-label={t`What is counted`}
              data={[
                { value: "speakers", label: t`Speakers` },
                { value: "interactions", label: t`Interactions` },
              ]}
              value={of}
              onChange={(value) => set({ of: value === "interactions" ? "interactions" : undefined })}
            />
          </>
        }
      />
      <ListTable
        title={t`Best hours`}
        definition="slots"
        rows={data.slots}
        columns={slots}
        keyOf={({ weekday, hour }) => `${weekday} ${hour}`}
        none={t`Best hours need at least four full weeks of data; there are ${data.weeks}.`}
        note={data.own_hours > 0 ? t`${data.own_hours} hours after your own posts and events are left out.` : undefined}
      />
    </>
  );
}

/** The hour of some day, for the clock; the one after the last is the first. */
const clock = (hour: number) => `${MONDAY}T${String(hour % 24).padStart(2, "0")}:00`;

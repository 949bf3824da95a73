// A course over days, with the days that are unlike others and what was planned on them. Used by every question that has days.

import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import type { PlanMark } from "../../../bindings/PlanMark";
import type { UnusualDay } from "../../../bindings/UnusualDay";
import type { CourseData, Mark, Series } from "../../../shared/charts/chart-data";
import { useFormats } from "../../../shared/format/formats";

interface Marked {
  unusual?: readonly UnusualDay[];
  plan?: readonly PlanMark[];
}

export function useDayCourse(): (days: readonly { on: string }[], series: Series[], marked?: Marked) => CourseData {
  const { t } = useLingui();
  const formats = useFormats();
  return useCallback(
    (days, series, { unusual = [], plan = [] } = {}) => {
      const placeOf = new Map(days.map(({ on }, at) => [on, at]));
      const mark = (on: string, title: string, kind: Mark["kind"]): Mark[] => {
        const at = placeOf.get(on);
        return at === undefined ? [] : [{ at, title, kind }];
      };
      const usually = ({ usual }: UnusualDay) => formats.number(usual, 1);
      return {
        kind: "course",
        axis: t`Day`,
        places: days.map(({ on }) => formats.date(on)),
        short: days.map(({ on }) => formats.dayShort(on)),
        series,
        marks: [
          ...unusual.flatMap((day) => mark(day.on, t`Unusual: usually ${usually(day)}`, "unusual")),
          ...plan.flatMap(({ on, title }) => mark(on, title, "plan")),
        ],
      };
    },
    [t, formats],
  );
}

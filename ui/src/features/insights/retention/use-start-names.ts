// The first day of an interval as it is called: a month by its name, a week and a day by the day.

import { useMemo } from "react";
import type { InsightInterval } from "../../../bindings/InsightInterval";
import { useFormats } from "../../../shared/format/formats";

export function useStartNames(interval: InsightInterval): (start: string) => string {
  const formats = useFormats();
  return useMemo(() => (interval === "month" ? formats.month : (start) => formats.date(start)), [formats, interval]);
}

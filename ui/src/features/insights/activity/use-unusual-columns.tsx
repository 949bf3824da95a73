// Unusual days as lines of a list.

import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { UnusualDay } from "../../../bindings/UnusualDay";
import { useFormats } from "../../../shared/format/formats";
import type { ListColumn } from "../ListTable";

export function useUnusualColumns(): ListColumn<UnusualDay>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: "on",
        title: t`Day`,
        value: ({ on }) => on,
        cell: ({ on }) => `${formats.date(on)} ${formats.weekday(on)}`,
        wide: true,
      },
      { id: "count", title: t`What`, value: ({ count }) => (count === "people" ? t`Active people` : t`Interactions`) },
      {
        id: "value",
        title: t`That day`,
        value: ({ value }) => value,
        cell: ({ value }) => formats.number(value),
        right: true,
      },
      {
        id: "usual",
        title: t`Usually`,
        value: ({ usual }) => usual,
        cell: ({ usual }) => formats.number(usual, 1),
        right: true,
      },
      {
        id: "difference",
        title: t`Difference`,
        value: ({ value, usual }) => value - usual,
        cell: ({ value, usual }) => `${value > usual ? "▲" : "▼"} ${formats.number(Math.abs(value - usual), 1)}`,
        right: true,
      },
    ],
    [t, formats],
  );
}

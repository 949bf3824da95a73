// The columns of the table of groups: figures from the log, and apart from them those that were typed. A column that nobody knows
// anything of is left out.

import { useLingui } from "@lingui/react/macro";
import { IconAlertOctagon, IconAlertTriangle } from "@tabler/icons-react";
import { type ReactNode, useMemo } from "react";
import type { GroupCell } from "../../../bindings/GroupCell";
import type { GroupInsight } from "../../../bindings/GroupInsight";
import type { Level } from "../../../bindings/Level";
import type { Measure } from "../../../bindings/Measure";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import styles from "../Insights.module.css";
import type { ListColumn } from "../ListTable";

function Mark({ level }: { level: Level }) {
  const { t } = useLingui();
  const Shape = level === "red" ? IconAlertOctagon : IconAlertTriangle;
  return <Shape size={12} role="img" aria-label={level === "red" ? t`needs you now` : t`needs you soon`} />;
}

const RANK = { red: 2, amber: 1 };

/** As they stand in a file: a decimal at most. */
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);

export function useGroupColumns(groups: readonly GroupInsight[], days: number): ListColumn<GroupInsight>[] {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  return useMemo(() => {
    const cellOf = (cell: GroupCell, text: (value: number) => string): ReactNode => {
      if (cell.value === null) return <span title={t`No log speaks of these days`}>{"—"}</span>;
      const by = cell.before === null ? 0 : cell.value - cell.before;
      const beside = [
        formats.number(Math.abs(by), 1) !== formats.number(0) &&
          `${by > 0 ? "▲" : "▼"} ${formats.number(Math.abs(by), 1)}`,
        cell.peers !== null && t`similar ${text(cell.peers)}`,
      ].filter(Boolean);
      return (
        <span className={styles.level} data-level={cell.level ?? undefined}>
          {cell.level && <Mark level={cell.level} />} {text(cell.value)}
          {beside.length > 0 && <small>{beside.join(" · ")}</small>}
        </span>
      );
    };
    const fromLog = (
      id: "speakers" | "speaking_rate" | "messages" | "joined" | "left",
      title: string,
    ): ListColumn<GroupInsight> => {
      const text = (value: number) =>
        id === "speaking_rate" ? `${formats.number(value, 1, 1)}%` : formats.number(value);
      return {
        id,
        title,
        right: true,
        value: (row) => row[id].value,
        taken: (row) => rounded(row[id].value),
        beside: [
          { title: t`${title}, before`, value: (row) => rounded(row[id].before) },
          { title: t`${title}, similar groups`, value: (row) => rounded(row[id].peers) },
        ],
        cell: (row) => cellOf(row[id], text),
      };
    };
    const other = (measure: Measure, title: string, share = false): ListColumn<GroupInsight> => ({
      id: `other.${measure}`,
      title,
      right: true,
      value: (row) => row.typed.cells[measure]?.value ?? null,
      taken: (row) => rounded(row.typed.cells[measure]?.value ?? null),
      cell: (row) => {
        const cell = row.typed.cells[measure];
        if (!cell || cell.value === null) return "—";
        return (
          <span className={styles.level} data-level={cell.level}>
            {cell.level && <Mark level={cell.level} />}{" "}
            {share ? `${formats.number(cell.value, 1, 1)}%` : formats.number(cell.value)}
          </span>
        );
      },
    });
    const partly = groups.some(({ known_days }) => known_days > 0 && known_days < days);
    const columns: ListColumn<GroupInsight>[] = [
      {
        id: "level",
        title: t`Needs me`,
        value: ({ level }) => (level ? RANK[level] : null),
        taken: ({ level }) => level && (level === "red" ? t`now` : t`soon`),
        cell: ({ level }) =>
          level ? (
            <span className={styles.level} data-level={level}>
              <Mark level={level} /> {level === "red" ? t`now` : t`soon`}
            </span>
          ) : (
            ""
          ),
      },
      fromLog("speakers", t`Speakers`),
      fromLog("speaking_rate", t`Speaking rate`),
      fromLog("messages", t`Messages`),
      fromLog("joined", t({ message: "Joined", context: "figure" })),
      fromLog("left", t({ message: "Left", context: "figure" })),
      {
        id: "members",
        title: t`Members`,
        right: true,
        value: ({ members }) => members,
        cell: ({ members }) => (members === null ? "—" : formats.number(members)),
      },
      {
        id: "known",
        title: t`Known days`,
        right: true,
        // Where all of them are known there is nothing to be said.
        value: ({ known_days }) => (partly ? known_days : null),
        cell: ({ known_days }) => t`${known_days} of ${days}`,
      },
      {
        id: "last",
        title: t`Last said`,
        value: ({ last_said }) => last_said,
        cell: ({ last_said }) => (last_said ? formats.dayShort(last_said) : "—"),
      },
      other("head_count", t`Head count (typed)`),
      other("net", t`Net (typed)`),
      other("speaking_rate", t`Speaking rate (typed)`, true),
      other("on_time", t`Sent on time`, true),
    ];
    return [
      {
        id: "name",
        title: t`Group`,
        wide: "more",
        value: ({ name }) => name,
        cell: ({ channel, name }) => (
          <button type="button" className={styles.open} onClick={() => open({ kind: "channel", uid: channel })}>
            <bdi>{name}</bdi>
          </button>
        ),
      },
      ...columns.filter(({ value }) => groups.some((group) => value(group) !== null)),
    ];
  }, [groups, days, t, formats, open]);
}

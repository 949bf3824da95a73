// The grid of figures of one day: its rows, its columns, and how what is typed or pasted into it is kept.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useMemo } from "react";
import type { DayValue } from "../../bindings/DayValue";
import type { FigureKind } from "../../bindings/FigureKind";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { useFormats } from "../../shared/format/formats";
import type { Column } from "../../shared/table/types";
import { usePaste } from "../../shared/table/use-paste";
import { showNote } from "../../shared/toasts/toasts";
import { useLatest } from "../../shared/use-latest";
import styles from "./Cells.module.css";
import { asFigure, type FiguresRow, readFigures } from "./figure-cells";
import { figureTitle } from "./measure-words";
import { groupCount } from "./use-group-writes";

export function useFiguresGrid(on: string, query: string) {
  const { t } = useWords();
  const { i18n } = useLingui();
  const { uid: community } = useCommunity();
  const day = useCall("figures_day", { community, on }, { on: ["series_figure", "figure_def", "channel"], keep: true });
  const channels = useCall("channels", { community, is_group: true, trashed: false }, { on: ["channel"] });
  const write = useWrite("figures_set");

  const kinds = day.data?.figures ?? NONE;
  const titles = useMemo(() => kinds.map((kind) => figureTitle(i18n, kind)), [i18n, kinds]);
  const all = useMemo(() => {
    const byUid = new Map((channels.data ?? []).map((channel) => [channel.uid, channel]));
    return (day.data?.groups ?? []).flatMap(({ channel: uid, values }): FiguresRow[] => {
      const channel = byUid.get(uid);
      return channel ? [{ uid, name: channel.name, number: channel.number, values }] : [];
    });
  }, [day.data, channels.data]);
  const rows = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return all.filter(({ name, number }) =>
      words.every((word) => `${number ?? ""} ${name}`.toLowerCase().includes(word)),
    );
  }, [all, query]);

  const save = useLatest((row: FiguresRow, at: number, text: string) => {
    const kind = kinds[at];
    const change = kind && asFigure(row, at, kind, text, on);
    if (change) void write.run({ values: [change] });
    else if (change === null) showNote(t`“${text}” does not fit here. Nothing was changed.`);
  });
  const columns = useFigureColumns(kinds, titles, save);
  const paste = usePaste<FiguresRow, Parameters<typeof write.run>[0]["values"][number]>({
    // Names are looked for among all groups, lines go on among those that are shown.
    read: (pasted) => readFigures(pasted, { rows, kinds, titles, on }),
    write: async (values, said) => (await write.run({ values }, said)) !== undefined,
    pending: write.pending,
    words: {
      pasted: (count) => t`Pasted into ${groupCount(count)}`,
      filled: (count) => t`Filled down in ${groupCount(count)}`,
    },
  });
  const filled = all.filter(({ values }) => values.some(({ value }) => value !== null)).length;
  return {
    ...{ rows, all, kinds, columns, paste, filled },
    waiting: day.isPending || channels.isPending,
    error: day.error ?? channels.error,
  };
}

const NONE: FigureKind[] = [];

function useFigureColumns(
  kinds: FigureKind[],
  titles: string[],
  save: (row: FiguresRow, at: number, text: string) => void,
): Column<FiguresRow>[] {
  const { t } = useWords();
  return useMemo(
    () => [
      {
        id: "name",
        title: t`Group name`,
        width: 248,
        cell: ({ name, number }) => (
          <span className={styles.group}>
            {number && <span className={styles.number}>{number}</span>}
            <bdi title={name}>{name}</bdi>
          </span>
        ),
        text: ({ name }) => name,
      },
      ...kinds.map(
        (kind, at): Column<FiguresRow> => ({
          id: `figure.${at}`,
          title: titles[at] ?? kind.key,
          width: 120,
          right: true,
          cell: ({ values }) => <FigureValueCell cell={values[at]} decimals={kind.decimals} />,
          edit: {
            kind: "number",
            value: ({ values }) => String(values[at]?.value ?? ""),
            save: (row, text) => save(row, at, text),
          },
        }),
      ),
    ],
    [t, kinds, titles, save],
  );
}

/** The value; where there is none, what follows from others, else in grey what it was before. */
function FigureValueCell({ cell, decimals }: { cell: DayValue | undefined; decimals: number }) {
  const { t } = useWords();
  const formats = useFormats();
  if (!cell) return null;
  if (cell.value !== null) {
    const imported = cell.source === "imported";
    return (
      <span className={imported ? styles.imported : undefined} title={imported ? t`From a table` : undefined}>
        {formats.number(cell.value, decimals)}
      </span>
    );
  }
  if (cell.derived !== null) {
    const why = t`Derived: those who joined less the change of the head count`;
    return (
      <span className={styles.derived} title={why}>
        {`≈ ${formats.number(cell.derived, decimals)}`}
      </span>
    );
  }
  if (cell.last === null || cell.last_on === null) return null;
  const day = formats.dayShort(cell.last_on);
  return (
    <span className={styles.last} title={t`Last on ${day}`}>
      {formats.number(cell.last, decimals)}
    </span>
  );
}

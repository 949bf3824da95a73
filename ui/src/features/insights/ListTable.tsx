// A list of people, groups or posts with figures: ordered by any column, opened by its name, taken along as a table.

import { useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp, IconDownload } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import type { PlainCell } from "../../bindings/PlainCell";
import { Button, IconButton } from "../../shared/basics/Button";
import { useTakeAlong } from "../../shared/charts/use-take-along";
import { openMenu } from "../../shared/menu/menu";
import { Defined } from "./Defined";
import type { Definition } from "./definitions";
import styles from "./Insights.module.css";

export interface ListColumn<Row> {
  id: string;
  title: string;
  /** What stands in a file and what it is ordered by; nothing for what is not known. */
  value: (row: Row) => PlainCell | null;
  /** What stands on the screen, where that is another. */
  cell?: (row: Row) => ReactNode;
  /** What stands in a file, where that is not what it is ordered by. */
  taken?: (row: Row) => PlainCell | null;
  /** What the cell says in small beside it: in a file these are columns of their own. */
  beside?: readonly { title: string; value: (row: Row) => PlainCell | null }[];
  right?: boolean;
  /** It takes the room that the others leave; `more` keeps so much that a title can be read. */
  wide?: boolean | "more";
}

interface ListTableProps<Row> {
  title: string;
  definition: Definition;
  rows: readonly Row[];
  columns: readonly ListColumn<Row>[];
  keyOf: (row: Row) => string;
  /** In place of an empty list. */
  none: string;
  /** Beside the title. */
  tools?: ReactNode;
  /** All of it stands there at once: it is what the page is about. */
  whole?: boolean;
  /** Below the list. */
  note?: ReactNode;
}

/** What is copied or saved: all lines, and what stands in small as columns of its own. */
export function takenOf<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[]) {
  const all = columns.flatMap(({ title, value, taken = value, beside = [] }) => [{ title, value: taken }, ...beside]);
  return {
    header: all.map(({ title }) => title),
    rows: rows.map((row) => all.map(({ value }) => value(row) ?? "")),
  };
}

/** More lines are shown when they are asked for; taken along are all of them. */
const AT_FIRST = 12;

export function ListTable<Row>({
  title,
  definition,
  rows,
  columns,
  keyOf,
  none,
  tools,
  whole,
  note,
}: ListTableProps<Row>) {
  const { t, i18n } = useLingui();
  const [sort, setSort] = useState<{ by: string; down: boolean } | null>(null);
  const shown = useMemo(() => sorted(rows, columns, sort, i18n.locale), [rows, columns, sort, i18n.locale]);
  const [opened, open] = useState(false);
  const long = !whole && rows.length > AT_FIRST;
  const seen = long && !opened ? shown.slice(0, AT_FIRST) : shown;
  const along = useTakeAlong(title, () => takenOf(shown, columns));
  const turn = (by: string) => setSort(sort?.by !== by ? { by, down: true } : sort.down ? { by, down: false } : null);
  return (
    <section className={styles.section} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Defined by={definition} of={title} />
        <span />
        {tools}
        {rows.length > 0 && (
          <IconButton
            icon={IconDownload}
            size={16}
            label={t`${title}: copy or save`}
            hint="left"
            aria-haspopup="menu"
            onClick={({ currentTarget }) => openMenu(currentTarget, title, [[along.copy, along.sheet]])}
          />
        )}
      </header>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab
        <div className={`${styles.scroller} scroll`} tabIndex={0} role="region" aria-label={title}>
          <table className={styles.list}>
            <thead>
              <tr>
                {columns.map(({ id, title: head, right, wide }) => (
                  <th
                    key={id}
                    scope="col"
                    data-right={right}
                    data-wide={wide}
                    aria-sort={sort?.by !== id ? undefined : sort.down ? "descending" : "ascending"}
                  >
                    <button type="button" onClick={() => turn(id)}>
                      {head}
                      {sort?.by === id &&
                        (sort.down ? <IconArrowDown size={12} aria-hidden /> : <IconArrowUp size={12} aria-hidden />)}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {seen.map((row) => (
                <tr key={keyOf(row)}>
                  {columns.map(({ id, right, wide, value, cell }) => (
                    <td key={id} data-right={right} data-wide={wide}>
                      {cell ? cell(row) : (value(row) ?? "—")}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {long && (
        <Button look="quiet" size="small" aria-expanded={opened} onClick={() => open(!opened)}>
          {opened ? t`Show fewer` : t`Show all ${rows.length}`}
        </Button>
      )}
      {note && <p>{note}</p>}
    </section>
  );
}

/** What is not known stands last, whichever way. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  sort: { by: string; down: boolean } | null,
  language: string,
): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.by);
  if (!sort || !column) return rows;
  const collator = new Intl.Collator(language, { numeric: true });
  const way = sort.down ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [column.value(a), column.value(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (typeof one === "number" && typeof other === "number") return (one - other) * way;
    return collator.compare(String(one), String(other)) * way;
  });
}

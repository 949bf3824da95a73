// What an update changes, cell by cell, before anything is written: before and after, and where both sides changed a cell, whose
// word counts.

import { useLingui } from "@lingui/react/macro";
import type { SheetCell } from "../../bindings/SheetCell";
import type { SheetRow } from "../../bindings/SheetRow";
import type { SheetSide } from "../../bindings/SheetSide";
import { Button } from "../../shared/basics/Button";
import { choose, sideOf } from "./choices";
import styles from "./SheetChanges.module.css";
import type { ImportState } from "./use-import";

/** So many new posts of a grid are shown one by one. */
const FEW = 200;

/** What the cells of a calendar grid become: its columns say nothing about that. */
export function GridPosts({ state }: { state: ImportState }) {
  const { t } = useLingui();
  const { found, preview } = state.sheet;
  const posts = preview?.rows.filter(({ what }) => what === "new") ?? [];
  if (!found?.grid || posts.length === 0) return null;
  return (
    <section className={styles.changes} aria-label={t`New posts`}>
      <header>
        <h2>{t`New posts`}</h2>
      </header>
      <ul>
        {posts.slice(0, FEW).map(({ row, title, cells }) => {
          const said = (id: string) => cells.find(({ column }) => column === id)?.after ?? "";
          const on = `${said("date")} ${said("time")}`.trim();
          return (
            <li key={`${row} ${on} ${title}`} className={styles.post}>
              <span className={styles.quiet}>{on}</span>
              <bdi>{title}</bdi>
              <bdi className={styles.quiet}>{[said("slot"), said("channels")].filter(Boolean).join(" · ")}</bdi>
            </li>
          );
        })}
      </ul>
      {posts.length > FEW && <p className={styles.quiet}>{t`and ${posts.length - FEW} more`}</p>}
    </section>
  );
}

export function SheetChanges({ state }: { state: ImportState }) {
  const { t } = useLingui();
  const { preview } = state.sheet;
  const rows = preview?.rows.filter(({ what }) => what !== "new") ?? [];
  if (!preview || rows.length === 0) return null;
  const all = (side: SheetSide) => state.correct({ conflicts: side, choices: [] });
  return (
    <section className={styles.changes} aria-label={t`What changes`}>
      <header>
        <h2>{t`What changes`}</h2>
        {preview.conflicts > 0 && (
          <>
            <span className={styles.quiet}>{t`Where both sides changed a cell:`}</span>
            <Button size="small" onClick={() => all("here")}>{t`Keep what is here`}</Button>
            <Button size="small" onClick={() => all("sheet")}>{t`Take the sheet's`}</Button>
          </>
        )}
      </header>
      <ul>
        {rows.map((row) => (
          <Row key={row.row} row={row} state={state} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, state }: { row: SheetRow; state: ImportState }) {
  const { t } = useLingui();
  return (
    <li>
      <span className={styles.title}>
        <span className={styles.quiet}>{t`Row ${row.row}`}</span> <bdi>{row.title}</bdi>
      </span>
      {row.what === "gone" && <p className={styles.quiet}>{t`Not there any more; the row is left out.`}</p>}
      {row.cells.map((cell) => (
        <Cell key={cell.column} row={row.row} cell={cell} state={state} />
      ))}
    </li>
  );
}

function Cell({ row, cell, state }: { row: number; cell: SheetCell; state: ImportState }) {
  const { t } = useLingui();
  const { before, after, base, name } = cell;
  const empty = t({ message: "empty", comment: "In the place of a cell without a text" });
  const text = (value: string) => <bdi>{value || <i>{empty}</i>}</bdi>;
  if (base === null)
    return (
      <p className={styles.cell}>
        <span className={styles.quiet}>{name}</span>
        <span>
          <del>{text(before)}</del>
          {" → "}
          <ins>{after ? text(after) : <i>{t`cleared`}</i>}</ins>
        </span>
      </p>
    );
  const { choices, conflicts } = state.corrections;
  // At once, and not when the next dry run is there.
  const chosen = sideOf(choices, conflicts, row, cell.column);
  const side = (wanted: SheetSide, title: string, value: string) => (
    <label data-chosen={chosen === wanted}>
      <input
        type="radio"
        name={`${row} ${cell.column}`}
        checked={chosen === wanted}
        onChange={() => state.correct({ choices: choose(choices, { row, column: cell.column, side: wanted }) })}
      />
      <span className={styles.quiet}>{title}</span> {text(value)}
    </label>
  );
  return (
    <fieldset className={styles.conflict} aria-label={t`${name}: changed on both sides`}>
      <span className={styles.quiet}>{name}</span>
      <span>
        <span className={styles.quiet}>
          {t`As exported:`} {text(base)}
        </span>
        {side("here", t({ message: "Here", context: "side of a change" }), before)}
        {side("sheet", t`In the sheet`, after)}
      </span>
    </fieldset>
  );
}

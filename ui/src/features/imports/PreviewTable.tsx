// The first rows of the list, each column under what it becomes. Every choice can be changed; what is changed is remembered for
// the next list with this header.

import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { FieldView } from "../../bindings/FieldView";
import type { FirstRow } from "../../bindings/FirstRow";
import type { ImportInspection } from "../../bindings/ImportInspection";
import type { RowProblem } from "../../bindings/RowProblem";
import type { SheetColumn } from "../../bindings/SheetColumn";
import type { SheetTarget } from "../../bindings/SheetTarget";
import type { Target } from "../../bindings/Target";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import styles from "./ImportPage.module.css";
import { isQuiet } from "./problems";
import { SplitEditor } from "./SplitEditor";
import { TargetSelect } from "./TargetSelect";
import type { ImportState } from "./use-import";

const NO_FIELDS: FieldView[] = [];

export function PreviewTable({ state, found }: { state: ImportState; found: ImportInspection }) {
  const { uid: community } = useCommunity();
  const { data: fields = NO_FIELDS } = useCall("fields", { community }, { on: ["field_def"] });
  const { corrections, correct } = state;
  const targetOf = (index: number): Target => state.members?.mapping[index] ?? { kind: "ignore" };
  return (
    <Rows
      columns={found.columns}
      rows={found.rows}
      problems={state.preview?.problems ?? []}
      isUnread={(index) => targetOf(index).kind === "ignore"}
      meaning={({ index, header, samples }, label) => {
        const now = targetOf(index);
        const set = (target: Target) => correct({ mapping: { ...corrections.mapping, [index]: target } });
        return (
          <>
            <TargetSelect label={label} header={header} fields={fields} value={now} onChange={set} />
            {now.kind === "split" && (
              <SplitEditor split={now} sample={samples[0] ?? ""} fields={fields} onChange={set} />
            )}
          </>
        );
      }}
    />
  );
}

/** The same for a sheet; a calendar grid has no columns that become something. */
export function SheetTable({ state }: { state: ImportState }) {
  const { t } = useLingui();
  const { found, input, preview } = state.sheet;
  const { corrections, correct } = state;
  if (!found || !input) return null;
  const targetOf = (index: number): SheetTarget => input.mapping?.[index] ?? { kind: "ignore" };
  const shown = (target: SheetTarget) => JSON.stringify(target);
  return (
    <Rows
      columns={found.columns}
      rows={found.rows}
      problems={preview?.problems ?? []}
      isUnread={(index) => !found.grid && targetOf(index).kind === "ignore"}
      meaning={
        found.grid
          ? undefined
          : ({ index }, label) => {
              const now = targetOf(index);
              return (
                <select
                  aria-label={label}
                  data-unread={now.kind === "ignore"}
                  value={shown(now)}
                  onChange={(event) =>
                    correct({
                      sheetMapping: {
                        ...corrections.sheetMapping,
                        [index]: JSON.parse(event.target.value) as SheetTarget,
                      },
                    })
                  }
                >
                  <option value={shown({ kind: "ignore" })}>{t`Not taken`}</option>
                  <option value={shown({ kind: "key" })}>{t`Id in Tulou`}</option>
                  {found.targets.map(({ target, name }) => (
                    <option key={shown(target)} value={shown(target)}>
                      {target.kind === "own" ? t`Own field: ${name}` : name}
                    </option>
                  ))}
                </select>
              );
            }
      }
    />
  );
}

interface RowsProps {
  columns: Pick<SheetColumn, "index" | "header" | "samples">[];
  rows: FirstRow[];
  problems: RowProblem[];
  isUnread: (index: number) => boolean;
  meaning?: (column: Pick<SheetColumn, "index" | "header" | "samples">, label: string) => ReactNode;
}

/** The first rows of a table under its header. */
export function Rows({ columns, rows, problems, isUnread, meaning }: RowsProps) {
  const { t } = useLingui();
  const places = (of: RowProblem[]) => new Set(of.map(({ row, column }) => `${row} ${column ?? ""}`));
  const bad = places(problems.filter(({ fault }) => !isQuiet(fault)));
  const told = places(problems.filter(({ fault }) => isQuiet(fault)));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th aria-label={t`Row`} />
          {columns.map((column) => (
            <th key={column.index} scope="col">
              <span className={styles.heading} title={column.header}>
                {column.header || t`Column ${column.index + 1}`}
              </span>
              {meaning?.(column, t`What column “${column.header || String(column.index + 1)}” becomes`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, cells }) => (
          <tr key={row} data-bad={bad.has(`${row} `)}>
            <td>{row}</td>
            {columns.map(({ index }) => (
              <td
                key={index}
                title={cells[index]}
                data-unread={isUnread(index)}
                data-bad={bad.has(`${row} ${index}`)}
                data-told={told.has(`${row} ${index}`)}
              >
                <bdi>{cells[index]}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

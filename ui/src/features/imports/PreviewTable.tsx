// The first rows of the list, each column under what it becomes. Every choice can be changed; what is changed is remembered for
// the next list with this header.

import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ColumnView } from "../../bindings/ColumnView";
import type { FieldView } from "../../bindings/FieldView";
import type { GroupTarget } from "../../bindings/GroupTarget";
import type { ImportInspection } from "../../bindings/ImportInspection";
import type { Target } from "../../bindings/Target";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import styles from "./ImportPage.module.css";
import { SplitEditor } from "./SplitEditor";
import { TargetSelect } from "./TargetSelect";
import { GROUP_WORDS } from "./targets";
import type { ImportState } from "./use-import";

const NO_FIELDS: FieldView[] = [];

export function PreviewTable({ state, found }: { state: ImportState; found: ImportInspection }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const { data: fields = NO_FIELDS } = useCall("fields", { community }, { on: ["field_def"] });
  const problems = state.preview?.problems ?? state.groupList?.problems ?? [];
  const badRows = new Map(problems.map((problem) => [`${problem.row} ${problem.column ?? ""}`, problem.fault]));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th aria-label={t`Row`} />
          {found.columns.map((column) => (
            <th key={column.index} scope="col">
              <span className={styles.heading} title={column.header}>
                {column.header || t`Column ${column.index + 1}`}
              </span>
              <Meaning state={state} column={column} fields={fields} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.rows.map(({ row, cells }) => (
          <tr key={row} data-bad={badRows.has(`${row} `)}>
            <td>{row}</td>
            {found.columns.map(({ index }) => (
              <td
                key={index}
                title={cells[index]}
                data-unread={isIgnored(state, index)}
                data-bad={badRows.has(`${row} ${index}`)}
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

function isIgnored({ members, groups }: ImportState, index: number): boolean {
  return members?.mapping[index]?.kind === "ignore" || groups?.mapping[index] === "ignore";
}

interface MeaningProps {
  state: ImportState;
  column: ColumnView;
  fields: FieldView[];
}

function Meaning({ state, column, fields }: MeaningProps) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const label = t`What column “${column.header || String(column.index + 1)}” becomes`;
  const { corrections, correct } = state;
  if (state.groups) {
    const now = state.groups.mapping[column.index] ?? "ignore";
    return (
      <select
        aria-label={label}
        data-unread={now === "ignore"}
        value={now}
        onChange={(event) =>
          correct({
            groupMapping: { ...corrections.groupMapping, [column.index]: event.target.value as GroupTarget },
          })
        }
      >
        {Object.entries(GROUP_WORDS).map(([value, word]) => (
          <option key={value} value={value}>
            {i18n._(word)}
          </option>
        ))}
      </select>
    );
  }
  const now: Target = state.members?.mapping[column.index] ?? { kind: "ignore" };
  const set = (target: Target) => correct({ mapping: { ...corrections.mapping, [column.index]: target } });
  return (
    <>
      <TargetSelect label={label} header={column.header} fields={fields} value={now} onChange={set} />
      {now.kind === "split" && (
        <SplitEditor split={now} sample={column.samples[0] ?? ""} fields={fields} onChange={set} />
      )}
    </>
  );
}

// What a table holds, where its header stands and on which sheet it lies: what was found, and may be overruled.

import { useLingui } from "@lingui/react/macro";
import { NumberInput, Select } from "@mantine/core";
import type { ListKind } from "../../bindings/ListKind";
import styles from "./ImportPage.module.css";

interface HoldsProps {
  kind: ListKind;
  onKind: (kind: ListKind) => void;
}

/** What the rows of a table are. */
export function Holds({ kind, onKind }: HoldsProps) {
  const { t } = useLingui();
  return (
    <Select
      label={t`The list holds`}
      data={[
        { value: "members", label: t({ message: "People", context: "What a list holds" }) },
        { value: "contents", label: t`Content` },
        { value: "activities", label: t`Events` },
        { value: "tasks", label: t`Tasks` },
        { value: "groups", label: t`Groups` },
        { value: "figures", label: t`Figures` },
        { value: "chats", label: t`Messages` },
        { value: "log", label: t`A log of who did what` },
      ]}
      allowDeselect={false}
      value={kind}
      onChange={(chosen) => chosen && onKind(chosen as ListKind)}
    />
  );
}

interface TableOptionsProps extends HoldsProps {
  /** The number of the header's row; 0 when there is none. */
  headerRow: number;
  onHeaderRow: (row: number) => void;
  sheets: string[];
  sheet: string | null;
  onSheet: (sheet: string | null) => void;
}

export function TableOptions({ kind, onKind, headerRow, onHeaderRow, sheets, sheet, onSheet }: TableOptionsProps) {
  const { t } = useLingui();
  return (
    <>
      <div className={styles.line}>
        <Holds kind={kind} onKind={onKind} />
        <NumberInput
          label={t`Header row`}
          min={0}
          max={50}
          value={headerRow}
          onChange={(row) => typeof row === "number" && row !== headerRow && onHeaderRow(row)}
        />
      </div>
      {sheets.length > 1 && (
        <Select label={t`Sheet`} data={sheets} allowDeselect={false} value={sheet} onChange={onSheet} />
      )}
    </>
  );
}

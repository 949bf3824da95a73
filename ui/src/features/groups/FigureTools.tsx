// What the header of the groups has once there is more than one: who needs somebody, the period, yesterday's figures, the table as a
// table for other programs.

import { useLingui } from "@lingui/react/macro";
import { IconClipboardList, IconTable } from "@tabler/icons-react";
import { Button, IconButton } from "../../shared/basics/Button";
import { useCopyTable } from "../../shared/copy-table";
import { openMenu } from "../../shared/menu/menu";
import { useGo } from "../../shared/navigation";
import type { Column } from "../../shared/table/types";
import styles from "./Cells.module.css";
import { type GroupsAddress, PERIODS, USUAL_PERIOD } from "./filter-groups";
import { type GroupRow, needsMe } from "./group-row";
import { LevelMark } from "./MeasureCell";
import { groupCount } from "./use-group-writes";

interface FigureToolsProps {
  all: GroupRow[];
  rows: GroupRow[];
  columns: Column<GroupRow>[];
  address: GroupsAddress;
  setAddress: (patch: Partial<GroupsAddress>) => void;
}

export function FigureTools({ all, rows, columns, address, setAddress }: FigureToolsProps) {
  const { t } = useLingui();
  const go = useGo();
  const copy = useCopyTable();
  const needing = all.filter(needsMe);
  const worst = needing.some(({ figures }) => figures?.level === "red") ? "red" : "amber";
  const days = address.days ?? USUAL_PERIOD;
  const cell = (row: GroupRow, column: Column<GroupRow>) => column.text?.(row) ?? column.edit?.value(row) ?? "";
  const copyAll = () => {
    const shown = columns.filter(({ spare }) => !spare);
    const table = [shown.map(({ title }) => title), ...rows.map((row) => shown.map((column) => cell(row, column)))];
    void copy(table, t`${groupCount(rows.length)} copied, to paste into a document or a sheet`);
  };
  return (
    <>
      {(needing.length > 0 || address.needs) && (
        <Button
          look={address.needs ? "plain" : "quiet"}
          aria-pressed={address.needs ?? false}
          className={styles.need}
          data-level={worst}
          onClick={() => setAddress({ needs: address.needs ? undefined : true })}
        >
          {needing.length > 0 && <LevelMark level={worst} size={14} />}
          {t`Needs me · ${needing.length}`}
        </Button>
      )}
      <Button
        look="quiet"
        aria-haspopup="menu"
        onClick={({ currentTarget }) =>
          openMenu(currentTarget, t`Period`, [
            PERIODS.map((period) => ({
              id: String(period),
              title: t`Last ${period} days`,
              checked: period === days,
              run: () => setAddress({ days: period === USUAL_PERIOD ? undefined : period }),
            })),
          ])
        }
      >
        {t`${days} days`}
      </Button>
      <IconButton
        icon={IconClipboardList}
        label={t`Yesterday's figures`}
        keys="g y"
        onClick={() => go("/groups/figures")}
      />
      <IconButton icon={IconTable} label={t`Copy as a table`} onClick={copyAll} />
    </>
  );
}

// What the header of the groups has once there is more than one: who needs somebody, the period, yesterday's figures, the table as a
// table for other programs.

import { useLingui } from "@lingui/react/macro";
import { IconClipboardList, IconTableExport } from "@tabler/icons-react";
import { runAction } from "../../shared/actions/registry";
import { Button, IconButton } from "../../shared/basics/Button";
import { openMenu } from "../../shared/menu/menu";
import { useGo } from "../../shared/navigation";
import { askSheet } from "../../shared/sheet-file";
import type { Column } from "../../shared/table/types";
import styles from "./Cells.module.css";
import { type GroupsAddress, PERIODS, USUAL_PERIOD } from "./filter-groups";
import { type GroupRow, needsMe } from "./group-row";
import { LevelMark } from "./MeasureCell";
import { useShownTable } from "./use-shown-table";

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
  const table = useShownTable(columns);
  const needing = all.filter(needsMe);
  const worst = needing.some(({ figures }) => figures?.level === "red") ? "red" : "amber";
  const days = address.days ?? USUAL_PERIOD;
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
            [{ id: "warnings", title: t`When groups warn…`, run: () => runAction("groups.warnings") }],
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
      <IconButton
        icon={IconTableExport}
        label={t`Copy or export`}
        aria-haspopup="menu"
        onClick={({ currentTarget }) =>
          openMenu(currentTarget, t`Copy or export`, [
            [
              { id: "copy", title: t`Copy as a table`, run: () => table.copy(rows) },
              { id: "save", title: t`Save the table as a file…`, run: () => table.save(rows) },
            ],
            [{ id: "sheet", title: t`Groups as a sheet to edit…`, run: () => askSheet({ kind: "groups" }) }],
          ])
        }
      />
    </>
  );
}

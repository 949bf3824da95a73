// Figures of all groups on one day, for people without logs: a grid of groups and figures that opens on yesterday, with what was last
// known in grey. Typed, pasted or filled down; nothing is required.

import { useLingui } from "@lingui/react/macro";
import { IconArrowLeft, IconChevronLeft, IconChevronRight, IconMessages, IconTableImport } from "@tabler/icons-react";
import { useState } from "react";
import { runAction } from "../../shared/actions/registry";
import { useActions } from "../../shared/actions/use-actions";
import { Button, IconButton } from "../../shared/basics/Button";
import { EmptyState } from "../../shared/basics/EmptyState";
import { Skeleton } from "../../shared/basics/Skeleton";
import { addDays } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { type RawSearch, useAddress, useGo, useOpen } from "../../shared/navigation";
import { Page } from "../../shared/page/Page";
import { SearchField } from "../../shared/page/SearchField";
import { DateField } from "../../shared/plan/DateField";
import { DataTable } from "../../shared/table/DataTable";
import { has, useSelection } from "../../shared/table/selection";
import { versionOf } from "../../shared/table/version-of";
import styles from "./Cells.module.css";
import { OwnFiguresDialog } from "./OwnFiguresDialog";
import { useFiguresGrid } from "./use-figures-grid";
import { groupCount } from "./use-group-writes";
import { useToday } from "./use-groups";

const parse = (raw: RawSearch): { on?: string; q?: string } => ({
  on: typeof raw.on === "string" && /^\d{4}-\d\d-\d\d$/.test(raw.on) ? raw.on : undefined,
  q: typeof raw.q === "string" || typeof raw.q === "number" ? String(raw.q) : undefined,
});

export default function FiguresPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const go = useGo();
  const open = useOpen();
  const today = useToday();
  const [address, setAddress] = useAddress(parse);
  const [own, showOwn] = useState(false);
  const yesterday = addDays(today, -1);
  const on = address.on ?? yesterday;
  const show = (day: string) => setAddress({ on: day === yesterday ? undefined : day }, { replace: true });
  const grid = useFiguresGrid(on, address.q ?? "");
  const filterKey = JSON.stringify([on, address.q]);
  const selection = useSelection(filterKey);
  useActions([
    { id: "figures.earlier", title: t`A day earlier`, group: "view", keys: "[", run: () => show(addDays(on, -1)) },
    { id: "figures.later", title: t`A day later`, group: "view", keys: "]", run: () => show(addDays(on, 1)) },
    { id: "figures.yesterday", title: t`Yesterday's figures`, group: "view", keys: "y", run: () => show(yesterday) },
    { id: "figures.today", title: t`Today's figures`, group: "view", keys: "t", run: () => show(today) },
    { id: "figures.own", title: t`Own figures`, group: "edit", run: () => showOwn(true) },
  ]);
  if (grid.error) throw grid.error;
  const { rows } = grid;
  return (
    <Page
      title={t`Figures`}
      range={`${formats.nearDay(on, today)} · ${t`${grid.filled} of ${groupCount(grid.all.length)} filled in`}`}
      tools={
        grid.all.length > 0 && (
          <>
            <SearchField
              value={address.q ?? ""}
              placeholder={t`Search groups`}
              onChange={(q) => setAddress({ q: q || undefined }, { replace: true })}
            />
            <span className={styles.stepper}>
              <IconButton
                icon={IconChevronLeft}
                label={t`A day earlier`}
                keys="["
                onClick={() => show(addDays(on, -1))}
              />
              <span className={styles.day}>
                <DateField ariaLabel={t`Figures of`} value={on} onChange={(day) => day && show(day)} />
              </span>
              <IconButton
                icon={IconChevronRight}
                label={t`A day later`}
                keys="]"
                onClick={() => show(addDays(on, 1))}
              />
            </span>
            <Button look="quiet" onClick={() => showOwn(true)}>{t`Own figures…`}</Button>
            <IconButton
              icon={IconTableImport}
              label={t`From a table…`}
              onClick={() => go("/members/imports", { kind: "figures" })}
            />
            <IconButton icon={IconArrowLeft} label={t`Groups`} hint="left" onClick={() => go("/groups")} />
          </>
        )
      }
    >
      {grid.waiting ? (
        <Skeleton rows={12} />
      ) : grid.all.length === 0 ? (
        <EmptyState
          icon={IconMessages}
          sentence={t`The figures of your groups stand here, day by day, once there is a group.`}
          action={{ title: t`Add one group`, run: () => runAction("groups.add") }}
        />
      ) : (
        <DataTable
          id="figures"
          label={t`Figures`}
          filled
          columns={grid.columns}
          source={{
            key: ["figures.rows", filterKey, versionOf(rows)],
            on: [],
            page: async (offset, limit) => ({ rows: rows.slice(offset, offset + limit), total: rows.length }),
          }}
          uidOf={(row) => row.uid}
          sort={null}
          onSort={() => undefined}
          selection={selection}
          onOpen={({ uid }) => open({ kind: "channel", uid })}
          onPaste={grid.paste.begin}
          onFill={(fill) =>
            grid.paste.fill(
              fill,
              rows.filter(({ uid }) => has(selection.selection, uid)),
            )
          }
          empty={
            <EmptyState
              icon={IconMessages}
              sentence={t`No group fits this search and these filters.`}
              action={{ title: t`Show all groups`, run: () => setAddress({ q: undefined }) }}
            />
          }
        />
      )}
      {grid.paste.dialog}
      {own && <OwnFiguresDialog kinds={grid.kinds} onClose={() => showOwn(false)} />}
    </Page>
  );
}

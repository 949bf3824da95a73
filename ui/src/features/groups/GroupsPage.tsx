// All groups of the community in one table: who is full, whose QR code ends, what stands in them; edited in place, many at once.

import { useLingui } from "@lingui/react/macro";
import { IconMessages, IconTableExport } from "@tabler/icons-react";
import { useMemo } from "react";
import { runAction } from "../../shared/actions/registry";
import { IconButton } from "../../shared/basics/Button";
import { EmptyState } from "../../shared/basics/EmptyState";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useAddress, useGo, useOpen, useOpened } from "../../shared/navigation";
import { FacetMenu } from "../../shared/page/FacetMenu";
import { FilterChips } from "../../shared/page/FilterChips";
import { Page } from "../../shared/page/Page";
import { SearchField } from "../../shared/page/SearchField";
import { askSheet } from "../../shared/sheet-file";
import { DataTable } from "../../shared/table/DataTable";
import { has, useSelection } from "../../shared/table/selection";
import { versionOf } from "../../shared/table/version-of";
import cells from "./Cells.module.css";
import { FigureTools } from "./FigureTools";
import { filtered, parseGroups, parseSort, sorted, sortText, USUAL_PERIOD } from "./filter-groups";
import { GroupSelectionBar } from "./GroupSelectionBar";
import { GroupsSummary } from "./GroupsSummary";
import { useGroupColumns } from "./use-group-columns";
import { useGroupFacets } from "./use-group-facets";
import { useGroupForms } from "./use-group-forms";
import { useGroupMenu } from "./use-group-menu";
import { groupCount, useGroupWrites } from "./use-group-writes";
import { useGroupsWithFigures } from "./use-groups";
import { usePastedCells } from "./use-pasted-cells";

export default function GroupsPage() {
  const { t, i18n } = useLingui();
  const { uid: community } = useCommunity();
  const [address, setAddress] = useAddress(parseGroups);
  const days = address.days ?? USUAL_PERIOD;
  const { rows: all, waiting, error } = useGroupsWithFigures(days);
  const forms = useGroupForms();
  const open = useOpen();
  const go = useGo();
  const opened = useOpened();
  const writes = useGroupWrites();
  const several = all.filter((row) => row.is_group).length > 1;
  const columns = useGroupColumns(writes.saveCell, all);
  const { facets, chips } = useGroupFacets(all, address, setAddress);
  const menuFor = useGroupMenu(writes);
  const paste = usePastedCells();

  const sort = parseSort(address.sort);
  const rows = useMemo(() => {
    // Those that need somebody come with the worst first, until another order is asked for.
    const order = parseSort(address.sort) ?? (address.needs ? { by: "attention", down: true } : null);
    return sorted(filtered(all, address, forms), order, i18n.locale);
  }, [all, address, forms, i18n.locale]);
  const filterKey = JSON.stringify([community, { ...address, sort: undefined, days: undefined }]);
  const selection = useSelection(filterKey);
  const selected = useMemo(() => rows.filter(({ uid }) => has(selection.selection, uid)), [rows, selection.selection]);

  if (error) throw error;
  const narrowed = chips.length > 0 || Boolean(address.q);
  return (
    <Page
      title={t`Groups`}
      range={all.length > 0 ? (narrowed ? t`${rows.length} of ${groupCount(all.length)}` : all.length) : undefined}
      tools={
        all.length > 0 && (
          <>
            <SearchField
              value={address.q ?? ""}
              placeholder={t`Search groups`}
              onChange={(q) => setAddress({ q: q || undefined }, { replace: true })}
            />
            <FacetMenu facets={facets} />
            {several ? (
              <FigureTools all={all} rows={rows} columns={columns} address={address} setAddress={setAddress} />
            ) : (
              <IconButton
                icon={IconTableExport}
                label={t`Export as a sheet…`}
                onClick={() => askSheet({ kind: "groups" })}
              />
            )}
          </>
        )
      }
      chips={
        chips.length > 0 && (
          <FilterChips chips={chips} onClear={() => go("/groups", { q: address.q, sort: address.sort })} />
        )
      }
    >
      {waiting ? (
        <Skeleton rows={12} />
      ) : all.length === 0 ? (
        <EmptyState
          icon={IconMessages}
          sentence={t`The groups you run stand here, with how full they are, whose QR code ends and what was announced. Copy them from your sheet and paste them all at once.`}
          action={{ title: t`Paste groups`, run: () => go("/members/imports", { kind: "groups" }) }}
          link={{ title: t`Add one group`, run: () => runAction("groups.add") }}
        />
      ) : (
        <div className={cells.footed}>
          <DataTable
            id="groups"
            label={t`Groups`}
            columns={columns}
            source={{
              key: ["groups.rows", filterKey, address.sort, versionOf(all)],
              on: [],
              page: async (offset, limit) => ({ rows: rows.slice(offset, offset + limit), total: rows.length }),
            }}
            uidOf={(row) => row.uid}
            sort={sort}
            onSort={(next) => setAddress({ sort: sortText(next) })}
            selection={selection}
            onOpen={({ uid }) => open({ kind: "channel", uid })}
            openUid={opened?.kind === "channel" ? opened.uid : undefined}
            menuFor={(row) => menuFor(selected.some(({ uid }) => uid === row.uid) ? selected : [row])}
            onPaste={paste.begin}
            onFill={(fill) => paste.fill(fill, selected)}
            empty={
              <EmptyState
                icon={IconMessages}
                sentence={t`No group fits this search and these filters.`}
                action={{ title: t`Show all groups`, run: () => go("/groups") }}
              />
            }
          />
          {several && !waiting && rows.length > 1 && <GroupsSummary rows={selected.length > 1 ? selected : rows} />}
        </div>
      )}
      {selected.length > 0 && (
        <GroupSelectionBar rows={selected} columns={columns} writes={writes} onClear={selection.clear} />
      )}
      {paste.dialog}
    </Page>
  );
}

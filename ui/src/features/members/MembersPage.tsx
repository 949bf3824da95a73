// Everybody of the community. The table is the page; the core filters, sorts, searches and counts, whatever their number.

import { useLingui } from "@lingui/react/macro";
import {
  IconAddressBook,
  IconCoins,
  IconColumns3,
  IconFilter,
  IconStairs,
  IconTags,
  IconUserQuestion,
  IconUsers,
} from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { call } from "../../platform/call";
import { runAction } from "../../shared/actions/registry";
import { useActions } from "../../shared/actions/use-actions";
import { Button, IconButton } from "../../shared/basics/Button";
import { EmptyState } from "../../shared/basics/EmptyState";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useFormats } from "../../shared/format/formats";
import { openMenu } from "../../shared/menu/menu";
import { useAddress, useGo, useOpen, useOpened } from "../../shared/navigation";
import { FilterChips } from "../../shared/page/FilterChips";
import { Page } from "../../shared/page/Page";
import { SearchField } from "../../shared/page/SearchField";
import { DataTable } from "../../shared/table/DataTable";
import { countOf, useSelection } from "../../shared/table/selection";
import { useColumns } from "../../shared/table/use-columns";
import { conditions, listInput, parseMembers, parseSort, selectionInput, sortText, together } from "./address";
import { FilterDialog } from "./FilterDialog";
import { asksGoneField, namesGone } from "./gone";
import { MemberSelectionBar } from "./MemberSelectionBar";
import { SegmentsButton } from "./SegmentsButton";
import { MEMBER_TABLES, useDirectory } from "./use-directory";
import { useFilterWords } from "./use-filter-words";
import { useMemberColumns } from "./use-member-columns";
import { useMemberMenu } from "./use-member-menu";
import { useMemberWrites } from "./use-member-writes";
import { usePastedCells } from "./use-pasted-cells";

export const TABLE = "members";

export default function MembersPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community } = useCommunity();
  const [address, setAddress] = useAddress(parseMembers);
  const go = useGo();
  const open = useOpen();
  const opened = useOpened();
  const directory = useDirectory();
  const writes = useMemberWrites(directory);
  const columns = useMemberColumns(directory, writes.saveCell);
  const shownColumns = useColumns(TABLE, columns);
  const filterWords = useFilterWords(directory);
  const paste = usePastedCells(directory);
  const [filtering, setFiltering] = useState(false);

  const narrowed = Boolean(address.f || address.q);
  const cannotAsk = directory.ready && address.f !== undefined && asksGoneField(address.f, directory);
  const everyone = useCall("members_count", { kind: "matching", community, except: [] }, { on: ["member"] });
  const matching = useCall(
    "members_count",
    { kind: "matching", community, filter: address.f, search: address.q, except: [] },
    { on: MEMBER_TABLES, enabled: narrowed && directory.ready && !cannotAsk, keep: true },
  );
  const all = everyone.data?.total ?? 0;
  const shown = narrowed ? (matching.data?.total ?? 0) : all;

  const filterKey = JSON.stringify([community, address.f, address.q]);
  const selection = useSelection(filterKey);
  const ticked = countOf(selection.selection, shown);
  const who = selectionInput(community, address, selection.selection);
  const menuFor = useMemberMenu(directory, writes);
  const source = useMemo(
    () => ({
      key: ["members", community, address.f, address.q, address.sort],
      on: MEMBER_TABLES,
      page: (offset: number, limit: number) => call("members", listInput(community, address, offset, limit)),
    }),
    [community, address],
  );
  useActions([
    {
      id: "members.filter",
      title: t`Filter members`,
      group: "view",
      keys: "f",
      icon: IconFilter,
      run: () => setFiltering(true),
    },
  ]);

  const parts = conditions(address.f);
  const chips = parts.map((part, at) => ({
    id: String(at),
    text: filterWords(part),
    gone: directory.ready && namesGone(part, directory),
    onOpen: () => setFiltering(true),
    onRemove: () => setAddress({ f: together(parts.filter((_, other) => other !== at)) }),
  }));
  const chooseColumns = (at: HTMLElement) =>
    openMenu(at, t`Columns`, [
      columns.slice(1).map(({ id, title }) => ({
        id,
        title,
        checked: shownColumns.isShown(id),
        run: () => shownColumns.flip(id),
      })),
      [{ id: "new", title: t`New field`, run: () => runAction("members.field") }],
    ]);

  if (everyone.error) throw everyone.error;
  const empty = everyone.data !== undefined && all === 0;
  const range = narrowed ? t`${formats.number(shown)} of ${formats.number(all)}` : formats.number(all);
  return (
    <Page
      title={t`Members`}
      range={all > 0 ? range : undefined}
      tools={
        all > 0 && (
          <>
            <SearchField
              value={address.q ?? ""}
              placeholder={t`Search members`}
              onChange={(q) => setAddress({ q: q || undefined }, { replace: true })}
            />
            <SegmentsButton address={address} onChoose={(f) => setAddress({ f })} />
            <Button look="quiet" size="small" icon={IconFilter} onClick={() => setFiltering(true)}>
              {t`Filter`}
            </Button>
            <IconButton
              icon={IconStairs}
              label={t`Tiers and their rules`}
              hint="left"
              onClick={() => go("/members/tiers")}
            />
            <IconButton icon={IconCoins} label={t`Points`} hint="left" onClick={() => go("/members/points")} />
            <IconButton
              icon={IconUsers}
              label={t`Who could be one person`}
              hint="left"
              onClick={() => runAction("members.alike")}
            />
            <IconButton
              icon={IconUserQuestion}
              label={t`Who is not assigned`}
              hint="left"
              onClick={() => runAction("members.unassigned")}
            />
            <IconButton
              icon={IconTags}
              label={t`Tag by name list`}
              hint="left"
              onClick={() => runAction("members.tag_list")}
            />
            <IconButton
              icon={IconColumns3}
              label={t`Columns`}
              hint="left"
              onClick={(event) => chooseColumns(event.currentTarget)}
            />
          </>
        )
      }
      chips={chips.length > 0 && <FilterChips chips={chips} onClear={() => setAddress({ f: undefined })} />}
    >
      {empty ? (
        <EmptyState
          icon={IconAddressBook}
          sentence={t`Everybody in your groups stands here: names, tags, tiers, when they came. Bring the member list you have, as it is.`}
          action={{ title: t`Import a member list`, run: () => go("/members/imports") }}
          link={{ title: t`Add one member`, run: () => runAction("members.add") }}
        />
      ) : cannotAsk ? (
        <EmptyState
          icon={IconFilter}
          sentence={t`This filter asks about a field that is gone. Take that condition away, or choose another field.`}
          action={{ title: t`Change the filter`, run: () => setFiltering(true) }}
          link={{ title: t`Show everybody`, run: () => go("/members") }}
        />
      ) : (
        directory.ready && (
          <DataTable
            id={TABLE}
            label={t`Members`}
            columns={columns}
            source={source}
            uidOf={(row) => row.uid}
            sort={parseSort(address.sort)}
            onSort={(next) => setAddress({ sort: sortText(next) })}
            selection={selection}
            onOpen={({ uid }) => open({ kind: "member", uid })}
            openUid={opened?.kind === "member" ? opened.uid : undefined}
            menuFor={(row) => menuFor(row)}
            onPaste={paste.begin}
            onFill={(fill) => writes.fill(fill, who, ticked)}
            empty={
              <EmptyState
                icon={IconAddressBook}
                sentence={t`Nobody fits this search and these filters.`}
                action={{ title: t`Show everybody`, run: () => go("/members") }}
              />
            }
          />
        )
      )}
      {ticked > 0 && (
        <MemberSelectionBar
          who={who}
          count={ticked}
          everyone={selection.selection.all && ticked === shown}
          directory={directory}
          writes={writes}
          onClear={selection.clear}
        />
      )}
      {filtering && (
        <FilterDialog
          directory={directory}
          filter={address.f}
          onClose={() => setFiltering(false)}
          onChange={(f) => setAddress({ f })}
        />
      )}
      {paste.dialog}
    </Page>
  );
}

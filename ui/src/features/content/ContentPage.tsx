// The content page: the board, or the same as a table; the calendar is one click away.

import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangle,
  IconCalendar,
  IconFileText,
  IconLayoutKanban,
  IconTable,
  IconTableExport,
} from "@tabler/icons-react";
import type { ContentList } from "../../bindings/ContentList";
import type { ContentState } from "../../bindings/ContentState";
import { runAction } from "../../shared/actions/registry";
import { useActions } from "../../shared/actions/use-actions";
import { IconButton } from "../../shared/basics/Button";
import { EmptyState } from "../../shared/basics/EmptyState";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useAddress, useGo } from "../../shared/navigation";
import { FacetMenu } from "../../shared/page/FacetMenu";
import { FilterChips } from "../../shared/page/FilterChips";
import { Page } from "../../shared/page/Page";
import { SavedViews } from "../../shared/page/SavedViews";
import { SearchField } from "../../shared/page/SearchField";
import { askSheet } from "../../shared/sheet-file";
import { errorText } from "../../shared/words/error-text";
import { isNarrowed, parseContentAddress } from "./address";
import { ContentBoard } from "./ContentBoard";
import { ContentTable } from "./ContentTable";
import { useBoard } from "./queries";
import { useContentFacets } from "./use-content-facets";

/** How many rows the table has: unlike the board it may show some states only. */
function inStates({ counts }: ContentList, states: ContentState[] | undefined): number {
  const shown = counts.filter(({ state }) => states?.includes(state) ?? true);
  return shown.reduce((sum, { count }) => sum + count, 0);
}

export default function ContentPage() {
  const { t, i18n } = useLingui();
  const go = useGo();
  const [address, set] = useAddress(parseContentAddress);
  const { data: list, error } = useBoard(address);
  const { facets, chips } = useContentFacets(list?.rows ?? [], address, set);
  useActions([
    {
      id: "content.board",
      title: t`Content as a board`,
      group: "view",
      keys: "b",
      run: () => set({ view: undefined }),
    },
    { id: "content.table", title: t`Content as a table`, group: "view", keys: "t", run: () => set({ view: "table" }) },
  ]);

  if (!list && !error) {
    return (
      <Page title={t`Content`}>
        <Skeleton rows={10} height={48} />
      </Page>
    );
  }
  const total = list?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const empty = list !== undefined && total === 0 && !isNarrowed(address);
  const table = address.view === "table";
  return (
    <Page
      title={t`Content`}
      range={empty || !list ? undefined : total}
      tools={
        !empty && (
          <>
            <SearchField
              value={address.q ?? ""}
              placeholder={t`Search content`}
              onChange={(q) => set({ q: q || undefined }, { replace: true })}
            />
            <FacetMenu facets={facets} />
            <SavedViews
              page="content"
              query={{ ...address }}
              onOpen={(query) => go("/content", { ...parseContentAddress(query) })}
            />
            <IconButton
              icon={IconLayoutKanban}
              label={t`Board`}
              keys="b"
              active={!table}
              onClick={() => set({ view: undefined })}
            />
            <IconButton
              icon={IconTable}
              label={t`Table`}
              keys="t"
              active={table}
              onClick={() => set({ view: "table" })}
            />
            <IconButton icon={IconCalendar} label={t`In the calendar`} onClick={() => go("/calendar")} />
            <IconButton
              icon={IconTableExport}
              label={t`Export as a sheet…`}
              onClick={() => askSheet({ kind: "contents" })}
            />
          </>
        )
      }
      chips={
        chips.length > 0 && (
          <FilterChips chips={chips} onClear={() => go("/content", { view: address.view, q: address.q })} />
        )
      }
    >
      {!list ? (
        // What was asked for may be the cause: the filters and the saved views stay in reach.
        <EmptyState
          icon={IconAlertTriangle}
          sentence={error ? errorText(i18n, error) : ""}
          action={{ title: t`Show all content`, run: () => go("/content", { view: address.view }) }}
        />
      ) : empty ? (
        <EmptyState
          icon={IconFileText}
          sentence={t`What you will post stands here, from the first idea to the last group it was sent to.`}
          action={{ title: t`Write something`, run: () => runAction("content.new") }}
        />
      ) : table ? (
        <ContentTable address={address} set={set} total={inStates(list, address.states)} />
      ) : (
        <ContentBoard list={list} />
      )}
    </Page>
  );
}

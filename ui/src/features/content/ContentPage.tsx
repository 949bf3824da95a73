// The content page: the board, or the same as a table; the calendar is one click away.

import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangle,
  IconCalendar,
  IconFileText,
  IconLayoutGrid,
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
import { type FacetGroup, FacetMenu } from "../../shared/page/FacetMenu";
import { FilterChips } from "../../shared/page/FilterChips";
import { Page } from "../../shared/page/Page";
import { SavedViews } from "../../shared/page/SavedViews";
import { SearchField } from "../../shared/page/SearchField";
import { askSheet } from "../../shared/sheet-file";
import { useSlots } from "../../shared/slots/queries";
import { errorText } from "../../shared/words/error-text";
import { type ContentAddress, isNarrowed, parseContentAddress } from "./address";
import { ContentBoard } from "./ContentBoard";
import { ContentTable } from "./ContentTable";
import { useBoard } from "./queries";
import { SlotsView } from "./slots/SlotsView";
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
  const hasSlots = (useSlots().data?.length ?? 0) > 0;
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
    { id: "content.slots", title: t`Slots`, group: "view", keys: "l", run: () => set({ view: "slots" }) },
  ]);

  if (!list && !error) {
    return (
      <Page title={t`Content`}>
        <Skeleton rows={10} height={48} />
      </Page>
    );
  }
  const total = list?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const slots = address.view === "slots";
  const empty = list !== undefined && total === 0 && !isNarrowed(address) && !slots;
  const table = address.view === "table";
  return (
    <Page
      title={t`Content`}
      range={empty || slots || !list ? undefined : total}
      tools={
        !empty && (
          <>
            {!slots && <Narrowing address={address} set={set} facets={facets} />}
            <IconButton
              icon={IconLayoutKanban}
              label={t`Board`}
              keys="b"
              active={address.view === undefined}
              onClick={() => set({ view: undefined })}
            />
            <IconButton
              icon={IconTable}
              label={t`Table`}
              keys="t"
              active={table}
              onClick={() => set({ view: "table" })}
            />
            {(hasSlots || slots) && (
              <IconButton
                icon={IconLayoutGrid}
                label={t`Slots`}
                keys="l"
                active={slots}
                onClick={() => set({ view: "slots" })}
              />
            )}
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
        !slots &&
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
      ) : slots ? (
        <SlotsView />
      ) : table ? (
        <ContentTable address={address} set={set} total={inStates(list, address.states)} />
      ) : (
        <ContentBoard list={list} />
      )}
    </Page>
  );
}

interface NarrowingProps {
  address: ContentAddress;
  set: (patch: Partial<ContentAddress>, how?: { replace: boolean }) => void;
  facets: FacetGroup[];
}

/** What the board and the table are narrowed by. */
function Narrowing({ address, set, facets }: NarrowingProps) {
  const { t } = useLingui();
  const go = useGo();
  return (
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
    </>
  );
}

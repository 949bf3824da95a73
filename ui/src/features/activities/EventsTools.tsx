import { useLingui } from "@lingui/react/macro";
import { IconCalendar, IconCheckbox, IconList, IconTable, IconTableExport } from "@tabler/icons-react";
import { IconButton } from "../../shared/basics/Button";
import { useGo } from "../../shared/navigation";
import { type FacetGroup, FacetMenu } from "../../shared/page/FacetMenu";
import { SavedViews } from "../../shared/page/SavedViews";
import { SearchField } from "../../shared/page/SearchField";
import { askSheet } from "../../shared/sheet-file";
import { type EventsAddress, parseEvents } from "./address";

interface EventsToolsProps {
  address: EventsAddress;
  set: (patch: Partial<EventsAddress>, how?: { replace?: boolean }) => void;
  facets: FacetGroup[];
  /** Only the views: there is nothing to narrow. */
  bare: boolean;
}

/** The right of the header line: search, filters, views. */
export function EventsTools({ address, set, facets, bare }: EventsToolsProps) {
  const { t } = useLingui();
  const go = useGo();
  const view = address.view ?? "list";
  return (
    <>
      {!bare && (
        <>
          <SearchField
            value={address.q ?? ""}
            placeholder={t`Search events`}
            onChange={(q) => set({ q: q || undefined }, { replace: true })}
          />
          <FacetMenu facets={facets} />
          <SavedViews
            page="events"
            query={{ ...address, past: undefined }}
            onOpen={(query) => go("/events", { ...parseEvents(query) })}
          />
        </>
      )}
      <IconButton
        icon={IconList}
        label={t`List`}
        keys="l"
        active={view === "list"}
        onClick={() => set({ view: undefined })}
      />
      <IconButton
        icon={IconTable}
        label={t`Table`}
        keys="t"
        active={view === "table"}
        onClick={() => set({ view: "table" })}
      />
      <IconButton
        icon={IconCheckbox}
        label={t`Tasks`}
        keys="k"
        active={view === "tasks"}
        onClick={() => set({ view: "tasks" })}
      />
      <IconButton icon={IconCalendar} label={t`In the calendar`} onClick={() => go("/calendar")} />
      {!bare && (
        <IconButton
          icon={IconTableExport}
          label={t`Export as a sheet…`}
          onClick={() => askSheet({ kind: view === "tasks" ? "tasks" : "activities" })}
        />
      )}
    </>
  );
}

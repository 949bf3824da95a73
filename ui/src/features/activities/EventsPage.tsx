// The events page: what comes, what has no date yet, what is over; as a table; and the tasks around all of it.

import { useLingui } from "@lingui/react/macro";
import { IconConfetti } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import type { ActivityRow } from "../../bindings/ActivityRow";
import { runAction } from "../../shared/actions/registry";
import { useActions } from "../../shared/actions/use-actions";
import { EmptyState } from "../../shared/basics/EmptyState";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { civilAt, dayOf } from "../../shared/format/civil";
import { isIme } from "../../shared/keys";
import { useAddress, useOpen, useOpened } from "../../shared/navigation";
import { FilterChips } from "../../shared/page/FilterChips";
import { Page } from "../../shared/page/Page";
import { isNarrowed, listInput, parseEvents, UNFILTERED } from "./address";
import { EventRow } from "./EventRow";
import styles from "./EventsPage.module.css";
import { EventsTable } from "./EventsTable";
import { EventsTools } from "./EventsTools";
import { useActivities } from "./queries";
import { TasksView } from "./TasksView";
import { timeline } from "./timeline";
import { useEventFacets } from "./use-event-facets";

export default function EventsPage() {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const [address, set] = useAddress(parseEvents);
  const { data, error } = useActivities(address);
  // Without filters that is the same answer, asked for once.
  const all = useActivities({}).data;
  const { facets, chips } = useEventFacets(all?.rows ?? [], address, set);
  const view = address.view ?? "list";
  useActions([
    { id: "events.list", title: t`Events as a list`, group: "view", keys: "l", run: () => set({ view: undefined }) },
    { id: "events.table", title: t`Events as a table`, group: "view", keys: "t", run: () => set({ view: "table" }) },
    { id: "events.tasks", title: t`Tasks`, group: "view", keys: "k", run: () => set({ view: "tasks" }) },
  ]);

  if (error) throw error;
  const empty = data?.total === 0 && !isNarrowed(address) && view !== "tasks";
  return (
    <Page
      title={view === "tasks" ? t`Tasks` : t`Events`}
      range={view !== "tasks" && data && !empty ? data.total : undefined}
      tools={<EventsTools address={address} set={set} facets={facets} bare={view === "tasks" || empty} />}
      chips={view !== "tasks" && chips.length > 0 && <FilterChips chips={chips} onClear={() => set(UNFILTERED)} />}
    >
      {view === "tasks" ? (
        <TasksView />
      ) : !data ? (
        <Skeleton rows={8} height={56} />
      ) : empty ? (
        <EmptyState
          icon={IconConfetti}
          sentence={t`Talks, meetups, contests and camps stand here, with who comes and what has to be prepared.`}
          action={{ title: t`Plan an event`, run: () => runAction("activity.new") }}
        />
      ) : data.rows.length === 0 ? (
        <EmptyState
          icon={IconConfetti}
          sentence={t`No event fits the search and the filters.`}
          action={{ title: t`Show all events`, run: () => set({ q: undefined, ...UNFILTERED }) }}
        />
      ) : view === "table" ? (
        <EventsTable rows={data.rows} searchKey={JSON.stringify(listInput(community, address))} />
      ) : (
        <EventsList rows={data.rows} past={address.past ?? false} onPast={(past) => set({ past: past || undefined })} />
      )}
    </Page>
  );
}

interface EventsListProps {
  rows: ActivityRow[];
  past: boolean;
  onPast: (past: boolean) => void;
}

function EventsList({ rows, past: showPast, onPast }: EventsListProps) {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const open = useOpen();
  const opened = useOpened();
  const box = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState<string | null>(null);
  const { upcoming, undated, past } = timeline(rows, dayOf(civilAt(Date.now(), tz)));
  // With nothing to come the page begins with what was.
  const pastShown = showPast || upcoming.length + undated.length === 0;
  const parts = [
    { id: "upcoming", title: t`Coming up`, rows: upcoming },
    { id: "undated", title: t`Without a date`, rows: undated },
    { id: "past", title: t`Over`, rows: pastShown ? past : [] },
  ].filter((part) => part.rows.length > 0);
  const order = parts.flatMap((part) => part.rows);
  const stop = order.some(({ uid }) => uid === here) ? here : order[0]?.uid;

  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = order.findIndex(({ uid }) => uid === (event.target as HTMLElement).dataset.event);
    const next = step === undefined || at < 0 || isIme(event) ? undefined : order[at + step];
    if (!next) return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>(`[data-event="${CSS.escape(next.uid)}"]`)?.focus();
  };
  return (
    <div ref={box} role="group" aria-label={t`Events`} className={`${styles.page} scroll`} onKeyDown={steer}>
      {parts.map((part) => (
        <section key={part.id} aria-label={part.title}>
          <h2 className={styles.part}>{part.title}</h2>
          <ul>
            {part.rows.map((row) => (
              <EventRow
                key={row.uid}
                row={row}
                open={opened?.kind === "activity" && opened.uid === row.uid}
                tabbable={row.uid === stop}
                onOpen={() => open({ kind: "activity", uid: row.uid, original: row.original || undefined })}
                onFocus={() => setHere(row.uid)}
              />
            ))}
          </ul>
        </section>
      ))}
      {!pastShown && past.length > 0 && (
        <button type="button" className={styles.more} onClick={() => onPast(true)}>
          {t`Show ${past.length} that are over`}
        </button>
      )}
    </div>
  );
}

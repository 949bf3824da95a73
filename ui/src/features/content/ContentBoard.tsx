// The pipeline as columns. What is dropped in another column changes its state; the order within a column is kept.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ContentList } from "../../bindings/ContentList";
import type { ContentRow } from "../../bindings/ContentRow";
import type { ContentState } from "../../bindings/ContentState";
import { Board } from "../../shared/board/Board";
import { useCommunity } from "../../shared/community";
import { contextMenu } from "../../shared/menu/menu";
import { useOpen, useOpened } from "../../shared/navigation";
import { ContentCard } from "./ContentCard";
import { QuickAdd } from "./QuickAdd";
import { usePillars } from "./queries";
import { COLUMN_WORDS, STATE_HINTS, statesShown } from "./states";
import { useContentActions } from "./use-content-actions";

export function ContentBoard({ list }: { list: ContentList }) {
  const { i18n } = useWords();
  const { t } = useLingui();
  const { review_on } = useCommunity();
  const open = useOpen();
  const opened = useOpened();
  const actions = useContentActions();
  const pillars = new Map(usePillars().map((pillar) => [pillar.uid, pillar]));
  const counts = new Map(list.counts.map(({ state, count }) => [state, count]));
  const columns = statesShown(review_on, counts.get("review") ?? 0).map((state) => ({
    id: state,
    title: i18n._(COLUMN_WORDS[state]),
    emptyText: i18n._(STATE_HINTS[state]),
    cards: inColumn(list.rows, state),
    count: counts.get(state),
    footer: state === "idea" || state === "draft" ? <QuickAdd state={state} /> : undefined,
  }));
  return (
    <Board
      label={t`Content by state`}
      columns={columns}
      cardId={({ uid }) => uid}
      cardName={({ title }) => title || t`Untitled`}
      renderCard={(row) => <ContentCard row={row} pillar={row.pillar ? pillars.get(row.pillar) : undefined} />}
      openId={opened?.kind === "content" ? opened.uid : undefined}
      onOpen={({ uid }) => open({ kind: "content", uid })}
      onMove={(uid, { column, before }) => actions.move([uid], column as ContentState, before)}
      onMenu={(event, row) => contextMenu(event, row.title, actions.menuOfRow(row))}
    />
  );
}

/** What is sent stands there by its time, the last first; before that the order is the one people gave it. */
function inColumn(rows: readonly ContentRow[], state: ContentState): ContentRow[] {
  const cards = rows.filter((row) => row.state === state);
  if (state !== "published" && state !== "evaluated") return cards;
  return cards.sort((a, b) => (b.start_at ?? b.updated_at) - (a.start_at ?? a.updated_at));
}

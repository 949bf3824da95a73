// Which cards stand where: column → uids, top to bottom. Pure, so that a drag can be tried on it.

export type Layout = Record<string, string[]>;

export function layoutOf<Card>(columns: { id: string; cards: Card[] }[], uidOf: (card: Card) => string): Layout {
  return Object.fromEntries(columns.map((column) => [column.id, column.cards.map(uidOf)]));
}

/** The layout with `uid` carried over `over`: a card (it takes its place) or a column (it goes to its end). */
export function moved(layout: Layout, uid: string, over: string): Layout {
  if (uid === over) return layout;
  const from = Object.keys(layout).find((id) => layout[id]?.includes(uid));
  const to = over in layout ? over : Object.keys(layout).find((id) => layout[id]?.includes(over));
  if (from === undefined || to === undefined) return layout;
  if (over in layout && from === to) return layout;
  const source = layout[from] ?? [];
  const target = (layout[to] ?? []).filter((other) => other !== uid);
  const at = over in layout ? target.length : target.indexOf(over);
  // Downwards within a column a card takes the place of the one it passes, so it comes after it.
  const after = from === to && source.indexOf(uid) < source.indexOf(over) ? 1 : 0;
  const placed = [...target.slice(0, at + after), uid, ...target.slice(at + after)];
  return { ...layout, [from]: source.filter((other) => other !== uid), [to]: placed };
}

export function placeOf(layout: Layout, uid: string): { column: string; before: string | null } | null {
  for (const [column, uids] of Object.entries(layout)) {
    const at = uids.indexOf(uid);
    if (at >= 0) return { column, before: uids[at + 1] ?? null };
  }
  return null;
}

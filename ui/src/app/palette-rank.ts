// How well an action fits what was typed. The order of the tests is the order of the ranks.

interface Findable {
  id: string;
  title: string;
  keywords?: string;
}

/** 0 does not fit; the higher, the better. */
export function score(action: Findable, query: string): number {
  const wanted = query.toLocaleLowerCase();
  const title = action.title.toLocaleLowerCase();
  if (title.startsWith(wanted)) return 5;
  const words = title.split(/[\s,/]+/);
  if (words.some((word) => word.startsWith(wanted))) return 4;
  if (
    (action.keywords ?? "")
      .toLocaleLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(wanted))
  )
    return 3;
  if (
    words
      .map((word) => word.charAt(0))
      .join("")
      .startsWith(wanted)
  )
    return 2;
  return title.includes(wanted) ? 1 : 0;
}

/** Those that fit, best first; among equals, what was used last. */
export function rank<A extends Findable>(actions: readonly A[], query: string, recent: readonly string[]): A[] {
  const freshness = (id: string) => {
    const at = recent.indexOf(id);
    return at < 0 ? recent.length : at;
  };
  return actions
    .map((action) => ({ action, score: score(action, query) }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score || freshness(a.action.id) - freshness(b.action.id))
    .map((entry) => entry.action);
}

// A name for rows that are already here, for the key of a table that shows them: the same rows have the same, others another one.
// The time of the answer would not do (two in one millisecond), nor the newest change of the records (what stands beside them changes, too).

const versions = new WeakMap<object, number>();
let latest = 0;

export function versionOf(rows: object): number {
  const known = versions.get(rows);
  if (known !== undefined) return known;
  latest += 1;
  versions.set(rows, latest);
  return latest;
}

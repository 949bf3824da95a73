// The arithmetic of a line over days: where the line breaks, how high it reaches, which value lies under the pointer.

export interface LinePoint {
  /** A civil day. */
  on: string;
  /** Null where nobody knows it: a gap, never a zero. */
  value: number | null;
  /** It was not given but follows from others. */
  derived?: boolean;
}

/** The stretches between the gaps, by the places of their points. */
export function stretches(points: readonly LinePoint[]): number[][] {
  const found: number[][] = [];
  points.forEach(({ value }, at) => {
    if (value === null) return;
    const last = found.at(-1);
    if (last && last.at(-1) === at - 1) last.push(at);
    else found.push([at]);
  });
  return found;
}

export interface Scale {
  low: number;
  high: number;
}

/** Round numbers that hold all values; from zero on where a half must look like a half. */
export function scaleOf(values: readonly number[], fromZero: boolean): Scale {
  const [min, max] = [Math.min(...values, ...(fromZero ? [0] : [])), Math.max(...values, ...(fromZero ? [0] : []))];
  if (min === max) return max === 0 ? { low: 0, high: 1 } : { low: Math.min(0, min), high: Math.max(0, max) };
  const step = 10 ** Math.floor(Math.log10((max - min) / 2));
  const low = Math.floor(min / step) * step;
  const high = Math.ceil(max / step) * step;
  return { low: round(low), high: round(high) };
}

/** Without the dust of binary fractions. */
const round = (value: number) => Number(value.toPrecision(12));

/** From 0 at the bottom to 1 at the top. */
export const heightOf = (value: number, { low, high }: Scale): number => (value - low) / (high - low);

/** The nearest point that has a value; null when none has. */
export function nearest(points: readonly LinePoint[], place: number): number | null {
  let found: number | null = null;
  points.forEach(({ value }, at) => {
    if (value !== null && (found === null || Math.abs(at - place) < Math.abs(found - place))) found = at;
  });
  return found;
}

/** The next point with a value before or after one. */
export function beside(points: readonly LinePoint[], at: number, by: -1 | 1): number {
  for (let next = at + by; next >= 0 && next < points.length; next += by) if (points[next]?.value !== null) return next;
  return at;
}

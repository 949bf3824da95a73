// People by on how many days they were there: day by day while the days are few, else in classes that keep the rare ends apart.

const MOST_BARS = 31;

/** `power[0]` is of those who were there on one day. */
export function powerCurve(
  power: readonly number[],
  number: (value: number) => string,
): { places: string[]; values: number[] } {
  const width = Math.ceil(power.length / MOST_BARS);
  const places: string[] = [];
  const values: number[] = [];
  for (let begin = 0; begin < power.length; begin += width) {
    const end = Math.min(power.length, begin + width);
    places.push(end - begin === 1 ? number(begin + 1) : `${number(begin + 1)}–${number(end)}`);
    values.push(power.slice(begin, end).reduce((sum, people) => sum + people, 0));
  }
  return { places, values };
}

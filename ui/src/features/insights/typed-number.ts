// A number as somebody types it: 1.5 · 1,5 · １．５ · 1,000.

/** The number; null where nothing is typed, NaN where it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  // Three digits behind a comma are thousands; fewer or more are what others write behind a point.
  const isGrouped = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain);
  return plain === "" ? null : Number(isGrouped ? plain.replaceAll(",", "") : plain.replace(",", "."));
}

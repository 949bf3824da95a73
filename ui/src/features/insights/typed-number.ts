// A number as somebody types it: 1.5 · 1,5 · １．５ · 12%.

/** The number; null where nothing is typed, NaN where it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize("NFKC").trim().replace(",", ".").replace(/%$/, "");
  return plain === "" ? null : Number(plain);
}

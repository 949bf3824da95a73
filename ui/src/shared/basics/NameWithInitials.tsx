// A person: a round mark with the initials in a quiet colour that always is the same for the same name, and the name.

import styles from "./NameWithInitials.module.css";

const HUES = ["content", "activity", "ritual", "care", "reminder", "task"];

/** 王小明 → 小明, 🌸小鱼🌸 → 小鱼, 陈Bob → 陈, Ada Lovelace → AL, 🦊 Fox → 🦊. Works by grapheme, so an emoji stays whole. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s·._-]+/u)
    .filter(Boolean);
  const graphemes = (text: string) =>
    [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].map((g) => g.segment);
  const first = graphemes(words[0] ?? "");
  const han = first.filter((grapheme) => /\p{Script=Han}/u.test(grapheme));
  if (han.length > 0) return han.slice(-2).join("");
  const second = words.length > 1 && /^\p{L}/u.test(words[0] ?? "") ? graphemes(words.at(-1) ?? "")[0] : "";
  return `${first[0] ?? "?"}${second}`.toUpperCase();
}

function hue(name: string): string {
  let sum = 0;
  for (const unit of name) sum = (sum * 31 + (unit.codePointAt(0) ?? 0)) % 9973;
  return HUES[sum % HUES.length] ?? "task";
}

export function NameWithInitials({ name, note, onlyMark }: { name: string; note?: string; onlyMark?: boolean }) {
  const colour = hue(name);
  return (
    <span className={styles.person}>
      <span
        className={styles.mark}
        style={{ background: `var(--${colour}-soft)`, color: `var(--${colour}-text)` }}
        aria-hidden
      >
        {initials(name)}
      </span>
      {onlyMark ? (
        <span className="visually-hidden">{name}</span>
      ) : (
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
      )}
      {note && <span className={styles.note}>{note}</span>}
    </span>
  );
}

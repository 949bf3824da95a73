// A figure of a group: the value, its change against the period before, and a mark where it needs somebody. What it is counted from,
// and what the peers have, stands in the hint.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconAlertOctagon, IconAlertTriangle } from "@tabler/icons-react";
import type { Level } from "../../bindings/Level";
import type { Measure } from "../../bindings/Measure";
import { useFormats } from "../../shared/format/formats";
import styles from "./Cells.module.css";
import { cellOf, type GroupRow } from "./group-row";
import { MEASURE_HOW, MISSING_WORDS, PERCENT, WORSE } from "./measure-words";

/** 12 · 4.5% · with as many digits as it means. */
export function useMeasureText(): (measure: Measure, value: number) => string {
  const formats = useFormats();
  return (measure, value) => {
    if (measure === "on_time" || measure === "fill") return `${formats.number(Math.floor(value))}%`;
    if (PERCENT.has(measure)) return `${formats.number(value, Math.abs(value) < 10 ? 1 : 0)}%`;
    return formats.number(value);
  };
}

/** The mark of a level: by shape and word, not by colour alone. */
export function LevelMark({ level, size = 12 }: { level: Level; size?: number }) {
  const { t } = useWords();
  const Mark = level === "red" ? IconAlertOctagon : IconAlertTriangle;
  return <Mark size={size} role="img" aria-label={level === "red" ? t`needs you now` : t`needs you soon`} />;
}

export function MeasureValue({ row, measure, level }: { row: GroupRow; measure: Measure; level?: Level }) {
  const { t } = useWords();
  const { i18n } = useLingui();
  const text = useMeasureText();
  const hint = useMeasureHint();
  const cell = cellOf(row, measure);
  if (!cell) return null;
  if (cell.value === null) {
    return (
      <span className={styles.quiet} title={cell.why && i18n._(MISSING_WORDS[cell.why])}>
        {"—"}
      </span>
    );
  }
  const shown = level ?? cell.level;
  const approximate = measure === "left" && row.figures?.left_derived;
  const signed = measure === "net" && cell.value !== 0;
  const arrowed = (net: number) =>
    net === 0 ? text(measure, 0) : `${net > 0 ? "▲" : "▼"} ${text(measure, Math.abs(net))}`;
  return (
    <span className={`${styles.measure} ${styles.level}`} data-level={shown} title={hint(row, measure)}>
      {cell.before !== undefined &&
        (measure === "net" ? (
          <small className={styles.quiet}>{t`before: ${arrowed(cell.before)}`}</small>
        ) : (
          <Difference measure={measure} value={cell.value - cell.before} />
        ))}
      {shown && <LevelMark level={shown} />}
      {signed ? (
        <span className={cell.value > 0 ? styles.up : styles.down}>{arrowed(cell.value)}</span>
      ) : (
        <span>
          {approximate && <abbr aria-label={t`derived`}>{"≈ "}</abbr>}
          {text(measure, cell.value)}
        </span>
      )}
    </span>
  );
}

/** ▲ 0.4 against the period before, or against the peers; nothing where it rounds to nothing. */
function Difference({ measure, value }: { measure: Measure; value: number }) {
  const formats = useFormats();
  const digits = PERCENT.has(measure) && measure !== "on_time" ? 1 : 0;
  const told = formats.number(Math.abs(value), digits);
  if (told === formats.number(0)) return null;
  const good = value > 0 !== WORSE.has(measure);
  return <small className={good ? styles.up : styles.down}>{`${value > 0 ? "▲" : "▼"} ${told}`}</small>;
}

/** What the peers have, and by how much the group is ahead of them or behind. */
export function PeersValue({ row, measure }: { row: GroupRow; measure: Measure }) {
  const { t } = useWords();
  const text = useMeasureText();
  const hint = useMeasureHint();
  const cell = cellOf(row, measure);
  if (cell?.peers === undefined || cell.value === null) {
    const why =
      row.tags.length === 0
        ? t`Groups are compared with those of the same tag`
        : t`Fewer than three groups are like it`;
    return (
      <span className={styles.quiet} title={why}>
        {"—"}
      </span>
    );
  }
  return (
    <span className={styles.measure} title={hint(row, measure)}>
      <Difference measure={measure} value={cell.value - cell.peers} />
      <span>{text(measure, cell.peers)}</span>
    </span>
  );
}

/** How it is counted, of how many days, what it was before and what the peers have: one line each. */
export function useMeasureHint(): (row: GroupRow, measure: Measure) => string {
  const { t } = useWords();
  const { i18n } = useLingui();
  const formats = useFormats();
  const text = useMeasureText();
  return (row, measure) => {
    const cell = cellOf(row, measure);
    const figures = row.figures;
    if (!cell || !figures) return "";
    const lines: string[] = [];
    const how = MEASURE_HOW[measure];
    if (how) lines.push(i18n._(how));
    if (measure === "net" && figures.net_since && figures.net_until) {
      const growth = figures.cells.growth?.value;
      const from = formats.dayShort(figures.net_since);
      const until = formats.dayShort(figures.net_until);
      lines.push(t`Counted on ${from} and ${until}`);
      if (typeof growth === "number") lines.push(t`Growth: ${text("growth", growth)}`);
    }
    const days = { joined: figures.joined_days, left: figures.left_days, speaking_rate: figures.speaking_days };
    const known = days[measure as keyof typeof days];
    if (known !== undefined) lines.push(t`Of ${plural(known, { one: "# day", other: "# days" })}`);
    const notes: Partial<Record<Measure, string | false>> = {
      left: figures.left_derived && t`Derived: those who joined less the change of the head count`,
      join_rate: figures.invited > 0 && t`Of ${formats.number(figures.invited)} who were invited`,
    };
    lines.push(...[notes[measure]].filter((note) => typeof note === "string"));
    if (measure === "on_time") {
      const { planned, on_time, late, skipped, missed } = figures.deliveries;
      lines.push(
        t`${planned} planned: ${on_time} on time, ${late} late, ${skipped} left out on purpose, ${missed} not sent`,
      );
    }
    if (cell.before !== undefined) lines.push(t`The period before: ${text(measure, cell.before)}`);
    if (cell.peers !== undefined)
      lines.push(
        figures.age_days === null
          ? t`${plural(figures.peers, { one: "# peer", other: "# peers" })} of the same tag: ${text(measure, cell.peers)} (their ages are unknown)`
          : t`${plural(figures.peers, { one: "# peer", other: "# peers" })} of the same tag and age: ${text(measure, cell.peers)}`,
      );
    return lines.join("\n");
  };
}

// A figure with all that belongs to it: the change against the period before, of how many it is, where it comes from; where it is not
// known, why.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Goal } from "../../bindings/Goal";
import type { InsightFigure } from "../../bindings/InsightFigure";
import { useFormats } from "../../shared/format/formats";
import { Defined } from "./Defined";
import type { Definition } from "./definitions";
import styles from "./Insights.module.css";
import { periodText } from "./overview/periods";
import { BASE_WORDS, SOURCE_WORDS, WHY_WORDS } from "./words";

interface FigureTileProps {
  title: string;
  figure: InsightFigure;
  definition: Definition;
  /** More of it is worse. */
  worse?: boolean;
  /** Neither more nor less of it is better. */
  neutral?: boolean;
  digits?: number;
  /** What it is to be. */
  goal?: Goal | null;
  /** More to be said of it. */
  notes?: readonly string[];
}

export function useFigureText(): (value: number, unit: InsightFigure["unit"], digits?: number) => string {
  const { t } = useWords();
  const formats = useFormats();
  return (value, unit, digits) => {
    if (unit === "per_cent") return `${formats.number(value, 1)}%`;
    const number = formats.number(value, digits ?? (unit === "number" ? 2 : unit === "days" ? 1 : 0));
    return unit === "days" ? t`${number} d` : number;
  };
}

export function FigureTile({
  title,
  figure,
  definition,
  worse,
  neutral,
  digits,
  goal,
  notes: more = [],
}: FigureTileProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const text = useFigureText();
  const { value, unit, of, base, source, estimated, why } = figure;
  const notes: ReactNode[] = [];
  if (value === null && why) notes.push(i18n._(WHY_WORDS[why]));
  if (value !== null && base && of !== null) notes.push(i18n._(BASE_WORDS[base](formats.number(of, 0))));
  if (estimated) notes.push(t`estimated`);
  if (source !== "log") notes.push(i18n._(SOURCE_WORDS[source]));
  notes.push(...more);
  return (
    <div className={styles.tile}>
      <dt>
        <span>{title}</span>
        <Defined by={definition} of={title} />
      </dt>
      <dd>
        <span className={styles.value}>{value === null ? "—" : text(value, unit, digits)}</span>{" "}
        <Change figure={figure} {...{ worse, neutral, digits }} />
        {notes.length > 0 && <small>{notes.join(" · ")}</small>}
        {goal && <GoalLine goal={goal} unit={unit} digits={digits} worse={worse} />}
      </dd>
    </div>
  );
}

/** What it is to be in a month or a quarter, and what it is there so far. */
function GoalLine({
  goal,
  unit,
  digits,
  worse,
}: { goal: Goal; unit: InsightFigure["unit"] } & Pick<FigureTileProps, "digits" | "worse">) {
  const { t } = useWords();
  const formats = useFormats();
  const text = useFigureText();
  const { value, reached, from, to } = goal;
  const wanted = text(value, unit, digits);
  const met = reached !== null && (worse ? reached <= value : reached >= value);
  return (
    <small className={styles.goal} data-met={met} title={formats.days(from, to)}>
      {reached === null
        ? t`goal of ${periodText(goal, formats.language)}: ${wanted}`
        : t`goal of ${periodText(goal, formats.language)}: ${wanted}, so far ${text(reached, unit, digits)}`}
    </small>
  );
}

/** ▲ 12 against the period before; of shares in points. Nothing where it rounds to nothing. */
function Change({ figure, worse, neutral, digits }: Pick<FigureTileProps, "figure" | "worse" | "neutral" | "digits">) {
  const { t } = useWords();
  const formats = useFormats();
  const text = useFigureText();
  const { value, before, unit } = figure;
  if (value === null || before === null) return null;
  const by = value - before;
  const fine = digits ?? (unit === "per_cent" ? 1 : unit === "number" ? 2 : unit === "days" ? 1 : 0);
  const told = formats.number(Math.abs(by), fine);
  const then = text(before, unit, digits);
  if (told === formats.number(0)) return <span className={styles.same} title={t`before: ${then}`}>{t`as before`}</span>;
  const good = neutral ? undefined : by > 0 !== (worse ?? false);
  return (
    <span className={styles.change} data-good={good} title={t`before: ${then}`}>
      {`${by > 0 ? "▲" : "▼"} ${told}`}
      <span className="visually-hidden">{t`(before: ${then})`}</span>
    </span>
  );
}

export function Tiles({ children }: { children: ReactNode }) {
  return <dl className={styles.tiles}>{children}</dl>;
}

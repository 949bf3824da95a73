// How many people were in the group and how many it took, by date: the newest of them, their course, and the place to enter a count.

import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { FigureValue } from "../../bindings/FigureValue";
import { Button, IconButton } from "../../shared/basics/Button";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { daysBetween } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { isIme } from "../../shared/keys";
import { DateField } from "../../shared/plan/DateField";
import { Change } from "./Cells";
import { wholeNumber } from "./cell-values";
import { capacityOn, type HistoryLine, historyOf } from "./count-history";
import styles from "./GroupDrawer.module.css";
import type { GroupRow } from "./group-row";
import { useToday } from "./use-groups";

const SHOWN = 6;

export function GroupCounts({ row }: { row: GroupRow }) {
  const { t } = useLingui();
  const formats = useFormats();
  const today = useToday();
  const { data: figures = [] } = useCall(
    "figures",
    { channel: row.uid, figure: "head_count" },
    { on: ["series_figure"] },
  );
  const { data: capacities = [] } = useCall(
    "figures",
    { channel: row.uid, figure: "capacity" },
    { on: ["series_figure"] },
  );
  const [text, setText] = useState("");
  const [day, setDay] = useState<string>(today);
  const [all, setAll] = useState(false);
  const write = useWrite("figures_set");
  const count = wholeNumber(text);

  const figure = (on: string, value: number | null): FigureValue => ({
    channel: row.uid,
    on,
    figure: "head_count",
    value,
    source: "typed",
  });
  const add = async () => {
    if (count === null) return;
    if (await write.run({ values: [figure(day, count)] }, t`Counted ${count} people`)) setText("");
  };
  const newest = historyOf(figures, capacities);
  const shown = all ? newest : newest.slice(0, SHOWN);
  return (
    <>
      <div className={styles.count}>
        <input
          inputMode="numeric"
          aria-label={t`How many people`}
          placeholder={t`Count`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !isIme(event)) void add();
          }}
        />
        <DateField ariaLabel={t`Counted on`} value={day} onChange={(next) => setDay(next ?? today)} />
        <Button disabled={count === null} busy={write.pending} onClick={() => void add()}>
          {t`Enter`}
        </Button>
      </div>
      {figures.length > 1 && <Course figures={figures} capacities={capacities} />}
      {newest.length > 0 && (
        <table className={styles.days}>
          <tbody>
            {shown.map((line) => (
              <tr key={`${line.kind} ${line.on} ${line.source}`}>
                <td>{formats.day(line.on, today)}</td>
                {line.kind === "count" ? <Counted line={line} /> : <Enlarged line={line} />}
                <td>
                  <IconButton
                    icon={IconTrash}
                    size={14}
                    label={line.kind === "count" ? t`Take this count away` : t`Take this capacity away`}
                    hint="left"
                    onClick={() =>
                      void write.run(
                        { values: [{ ...figure(line.on, null), figure: FIGURES[line.kind], source: line.source }] },
                        line.kind === "count" ? t`Count taken away` : t`Capacity taken away`,
                      )
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {newest.length > SHOWN && !all && (
        <Button look="quiet" size="small" onClick={() => setAll(true)}>
          {t`Show all ${newest.length}`}
        </Button>
      )}
    </>
  );
}

const FIGURES = { count: "head_count", capacity: "capacity" };

function Counted({ line: { value, before, capacity } }: { line: HistoryLine }) {
  const formats = useFormats();
  return (
    <>
      <td>
        {formats.number(value ?? 0)}
        {capacity !== null && <span className={styles.of}>{` / ${formats.number(capacity)}`}</span>}
      </td>
      <td>{before !== null && <Change value={(value ?? 0) - before} />}</td>
    </>
  );
}

function Enlarged({ line: { value } }: { line: HistoryLine }) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <td colSpan={2} className={styles.of}>
      {value ? t`Takes ${formats.number(value)} people` : t`No limit any more`}
    </td>
  );
}

const WIDTH = 400;
const HEIGHT = 64;

/** The counts as a line over the days, with the capacities of these days as dashed steps where they are near. */
function Course({ figures, capacities }: { figures: FigureValue[]; capacities: FigureValue[] }) {
  const { t } = useLingui();
  const first = figures[0]?.on ?? "";
  const last = figures.at(-1)?.on ?? first;
  const span = Math.max(1, daysBetween(first, last));
  const values = figures.map(({ value }) => value ?? 0);
  const near = (capacity: number | null) => capacity !== null && capacity <= Math.max(...values) * 1.5;
  const changes = [first, ...capacities.map(({ on }) => on).filter((on) => on > first && on <= last)];
  const steps = changes.map((on, at) => ({
    from: on,
    to: changes[at + 1] ?? last,
    capacity: capacityOn(capacities, on),
  }));
  const shown = steps.filter((step): step is typeof step & { capacity: number } => near(step.capacity));
  const top = Math.max(...values, ...shown.map(({ capacity }) => capacity));
  const bottom = Math.min(...values);
  const height = (value: number) => HEIGHT - 2 - ((value - bottom) / Math.max(1, top - bottom)) * (HEIGHT - 4);
  const place = (on: string) => (daysBetween(first, on) / span) * WIDTH;
  const points = figures.map(({ on, value }) => `${place(on).toFixed(1)},${height(value ?? 0).toFixed(1)}`);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t`People over time, from ${values[0] ?? 0} to ${values.at(-1) ?? 0}`}
    >
      {shown.map(({ from, to, capacity }) => (
        <line key={from} x1={place(from)} x2={place(to)} y1={height(capacity)} y2={height(capacity)} />
      ))}
      <path d={`M${points.join("L")}`} />
    </svg>
  );
}

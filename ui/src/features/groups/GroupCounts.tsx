// How many people were in the group, by date: the newest counts, their course, and the place to enter one.

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
  const newest = figures.toReversed();
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
      {figures.length > 1 && <Course figures={figures} capacity={row.capacity} />}
      {figures.length > 0 && (
        <table className={styles.days}>
          <tbody>
            {shown.map(({ on, value, source }, at) => {
              const before = newest[at + 1]?.value;
              return (
                <tr key={`${on} ${source}`}>
                  <td>{formats.day(on, today)}</td>
                  <td>{formats.number(value ?? 0)}</td>
                  <td>{typeof before === "number" && <Change value={(value ?? 0) - before} />}</td>
                  <td>
                    <IconButton
                      icon={IconTrash}
                      size={14}
                      label={t`Take this count away`}
                      hint="left"
                      onClick={() => void write.run({ values: [{ ...figure(on, null), source }] }, t`Count taken away`)}
                    />
                  </td>
                </tr>
              );
            })}
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

const WIDTH = 400;
const HEIGHT = 64;

/** The counts as a line over the days, with the capacity as a dashed line where it is near. */
function Course({ figures, capacity }: { figures: FigureValue[]; capacity: number | null }) {
  const { t } = useLingui();
  const first = figures[0]?.on ?? "";
  const span = Math.max(1, daysBetween(first, figures.at(-1)?.on ?? first));
  const values = figures.map(({ value }) => value ?? 0);
  const near = capacity !== null && capacity <= Math.max(...values) * 1.5;
  const top = Math.max(...values, near ? capacity : 0);
  const bottom = Math.min(...values);
  const height = (value: number) => HEIGHT - 2 - ((value - bottom) / Math.max(1, top - bottom)) * (HEIGHT - 4);
  const points = figures.map(
    ({ on, value }) => `${((daysBetween(first, on) / span) * WIDTH).toFixed(1)},${height(value ?? 0).toFixed(1)}`,
  );
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t`People over time, from ${values[0] ?? 0} to ${values.at(-1) ?? 0}`}
    >
      {near && <line x1={0} x2={WIDTH} y1={height(capacity)} y2={height(capacity)} />}
      <path d={`M${points.join("L")}`} />
    </svg>
  );
}

// A chart with what belongs to it: its title, the same numbers as a table, and both to take along: copied, as a picture, as a sheet.

import { useLingui } from "@lingui/react/macro";
import { IconChartLine, IconDownload, IconListDetails } from "@tabler/icons-react";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { inWindow } from "../../platform/call";
import { useActions } from "../actions/use-actions";
import { IconButton } from "../basics/Button";
import { openMenu } from "../menu/menu";
import { Chart, type ChartHandle } from "./Chart";
import styles from "./ChartFrame.module.css";
import { type ChartData, tableOf } from "./chart-data";
import { PlainTable } from "./PlainTable";
import { useSavePicture } from "./use-save-picture";
import { useSummary } from "./use-summary";
import { type TakeAlong, useTakeAlong } from "./use-take-along";

interface ChartFrameProps {
  title: string;
  data: ChartData;
  height?: number;
  /** Beside the title: what counts here, its definition. */
  tools?: ReactNode;
  /** Below the chart: of what it speaks, what is missing. */
  note?: ReactNode;
  /** The chart that the page is about: the keys are its. */
  leading?: boolean;
}

const HEIGHT = 240;

export function ChartFrame({ title, data, height = HEIGHT, tools, note, leading }: ChartFrameProps) {
  const { t } = useLingui();
  const [asTable, showTable] = useState(false);
  const chart = useRef<ChartHandle>(null);
  const table = useMemo(() => tableOf(data, t`Marked`), [data, t]);
  const summary = useSummary(title, data);
  const along = useTakeAlong(title, () => table, leading);
  const savePicture = useSavePicture(title);

  const flip = () => showTable(!asTable);
  const picture = (format: "png" | "svg") => void savePicture(chart.current?.drawn() ?? null, format);
  return (
    <figure className={styles.frame}>
      <figcaption>
        <h2>{title}</h2>
        {tools}
        <span className={styles.gap} />
        <IconButton
          icon={asTable ? IconChartLine : IconListDetails}
          size={16}
          label={asTable ? t`${title}: as a chart` : t`${title}: as a table`}
          keys={leading ? "v" : undefined}
          hint="left"
          onClick={flip}
        />
        <IconButton
          icon={IconDownload}
          size={16}
          label={t`${title}: copy or save`}
          hint="left"
          aria-haspopup="menu"
          onClick={({ currentTarget }) =>
            openMenu(currentTarget, title, [
              [along.copy],
              [
                along.sheet,
                ...(inWindow && !asTable
                  ? [
                      { id: "png", title: t`Save as a picture (PNG)…`, run: () => picture("png") },
                      { id: "svg", title: t`Save as a drawing (SVG)…`, run: () => picture("svg") },
                    ]
                  : []),
              ],
            ])
          }
        />
        {leading && <ChartKeys {...{ asTable, flip, along }} />}
      </figcaption>
      {asTable ? (
        <PlainTable label={summary} table={table} height={Math.max(height, HEIGHT)} />
      ) : (
        <Chart ref={chart} data={data} summary={summary} height={height} />
      )}
      {note && <p className={styles.note}>{note}</p>}
    </figure>
  );
}

interface ChartKeysProps {
  asTable: boolean;
  flip: () => void;
  along: TakeAlong;
}

function ChartKeys({ asTable, flip, along: { copy, sheet } }: ChartKeysProps) {
  const { t } = useLingui();
  useActions([
    {
      id: "chart.table",
      title: asTable ? t`Show the chart` : t`Show the numbers as a table`,
      group: "view",
      keys: "v",
      run: flip,
    },
    { id: "chart.copy", title: t`Copy the numbers`, group: "edit", keys: "shift+c", run: copy.run },
    { id: "chart.sheet", title: t`Save the numbers as a sheet`, group: "edit", keys: "shift+s", run: sheet.run },
  ]);
  return null;
}

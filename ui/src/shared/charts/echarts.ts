// The parts of ECharts that Tulou draws with, and nothing else of it. Loaded with the first chart, never with a page.

import { BarChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  MarkPointComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  ...[BarChart, HeatmapChart, LineChart, ScatterChart],
  ...[GridComponent, LegendComponent, MarkPointComponent, TooltipComponent, VisualMapContinuousComponent],
  SVGRenderer,
]);

export interface Drawing {
  draw(option: EChartsCoreOption): void;
  /** Shows what lies at a place, as the pointer would; nothing at null. */
  point(at: number | null): void;
  resize(): void;
  /** The picture as it stands on the screen. */
  svg(): string;
  size(): { width: number; height: number };
  end(): void;
}

export function drawIn(box: HTMLElement): Drawing {
  const chart = init(box, null, { renderer: "svg" });
  return {
    draw: (option) => chart.setOption(option, { notMerge: true }),
    point: (at) =>
      at === null
        ? chart.dispatchAction({ type: "hideTip" })
        : chart.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: at }),
    resize: () => chart.resize(),
    svg: () => chart.renderToSVGString(),
    size: () => ({ width: chart.getWidth(), height: chart.getHeight() }),
    end: () => chart.dispose(),
  };
}

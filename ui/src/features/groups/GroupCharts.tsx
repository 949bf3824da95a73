// The figures of groups day by day, each as a small line: of one group, or of several together, then with of how many of them a day is.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { LineChart } from "../../shared/charts/LineChart";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { addDays } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useGo } from "../../shared/navigation";
import { Section } from "../../shared/page/Drawer";
import styles from "./GroupPage.module.css";
import { figureTitle } from "./measure-words";
import { useToday } from "./use-groups";

const SPANS = [30, 90, 365] as const;
/** Counted once, not anew each day: its line needs no zero. */
const STOCK = "head_count";
const RATE = "speaking_rate";

export function GroupCharts({ channels }: { channels: string[] }) {
  const { t } = useWords();
  const { i18n } = useLingui();
  const formats = useFormats();
  const go = useGo();
  const today = useToday();
  const { uid: community } = useCommunity();
  const [span, setSpan] = useState<number>(SPANS[1]);
  const kinds = useCall("figure_kinds", { community }, { on: ["figure_def"] });
  const figures = ["head_count", RATE, ...(kinds.data ?? []).map(({ key }) => key).filter((key) => key !== STOCK)];
  const from = addDays(today, -span);
  const { data } = useCall(
    "figures_range",
    { community, channels, figures, from, to: today },
    { on: ["series_figure", "figure_def", "channel"], enabled: kinds.data !== undefined, keep: true },
  );
  if (!data) return null;
  const lines = data.filter(({ points }) => points.some(({ value }) => value !== null));
  const kindOf = (key: string) => kinds.data?.find((kind) => kind.key === key);
  return (
    <Section
      title={t`Figures`}
      tools={
        <span>
          {SPANS.map((days) => (
            <Button key={days} look="quiet" size="small" aria-pressed={span === days} onClick={() => setSpan(days)}>
              {span === days ? <b>{t`${days} days`}</b> : t`${days} days`}
            </Button>
          ))}
        </span>
      }
    >
      {lines.length === 0 ? (
        <p className={styles.quiet}>
          {t`No figures in these days.`}{" "}
          <Button look="quiet" size="small" onClick={() => go("/groups/figures")}>
            {t`Enter yesterday's`}
          </Button>
        </p>
      ) : (
        <div className={styles.charts}>
          {lines.map(({ figure, points, groups }) => {
            const kind = kindOf(figure) ?? { key: figure, name: null, unit: null, decimals: 1 };
            const title = figureTitle(i18n, kind);
            const known = points.filter(({ value }) => value !== null).length;
            const unit = figure === RATE ? "%" : "";
            return (
              <LineChart
                key={figure}
                title={title}
                points={points}
                words={{
                  asTable: t`${title}: as a table`,
                  asLine: t`${title}: as a line`,
                  summary: t`${title}, ${known} of ${points.length} days`,
                }}
                fromZero={figure !== STOCK}
                note={groups > 1 ? (at) => t`${points[at]?.known ?? 0} of ${groups} groups` : undefined}
                text={(value) => `${formats.number(value, kind.decimals)}${unit}`}
              />
            );
          })}
        </div>
      )}
    </Section>
  );
}

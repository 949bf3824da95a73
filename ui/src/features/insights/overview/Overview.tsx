import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconTarget } from "@tabler/icons-react";
import { useMemo } from "react";
import type { OverviewInsight } from "../../../bindings/OverviewInsight";
import { runAction } from "../../../shared/actions/registry";
import { Button } from "../../../shared/basics/Button";
import { ChartFrame } from "../../../shared/charts/ChartFrame";
import { useGo } from "../../../shared/navigation";
import { useDayCourse } from "../activity/use-day-course";
import { Defined } from "../Defined";
import { FigureTile, Tiles } from "../FigureTile";
import styles from "../Insights.module.css";
import { definitionOf, LEADING } from "./leading";
import { Ranked } from "./Ranked";

export function Overview({ data }: { data: OverviewInsight }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const course = useDayCourse();
  const go = useGo();
  const { days, unusual, marks } = data;
  const curve = useMemo(
    () =>
      course(days, [{ title: t`Active people`, values: days.map(({ people }) => people), look: "line" }], {
        unusual: unusual.filter(({ count }) => count === "people"),
        plan: marks,
      }),
    [course, days, unusual, marks, t],
  );
  const messages = useMemo(
    () =>
      course(days, [
        { title: t`Messages and replies`, values: days.map((day) => day.messages), look: "bar", colour: "second" },
      ]),
    [course, days, t],
  );
  const known = days.some(({ people }) => people !== null);
  return (
    <>
      <Tiles>
        {data.figures.map(({ name, figure, goal }) => {
          const { title, worse } = LEADING[name];
          const definition = definitionOf(name, figure);
          return <FigureTile key={name} title={i18n._(title)} {...{ figure, goal, worse, definition }} />;
        })}
      </Tiles>
      <div className={styles.aim}>
        <Button
          look="quiet"
          size="small"
          icon={IconTarget}
          aria-haspopup="dialog"
          onClick={() => runAction("insights.goals")}
        >
          {t`Goals`}
        </Button>
      </div>
      {!known && (
        <p className={styles.hint}>
          {t`Who speaks, and when, is not known of these days.`}
          <Button size="small" onClick={() => go("/members/imports")}>
            {t`Import chats or a log`}
          </Button>
        </p>
      )}
      {known && (
        <>
          <ChartFrame
            title={t`Active people by day`}
            data={curve}
            height={300}
            leading
            tools={<Defined by="unusual" of={t`Unusual days`} />}
            note={
              curve.marks && curve.marks.length > 0
                ? t`A ring marks an unusual day, a triangle something planned.`
                : undefined
            }
          />
          <ChartFrame
            title={t`Messages by day`}
            data={messages}
            height={180}
            tools={<Defined by="messages" of={t`Messages`} />}
          />
        </>
      )}
      <div className={styles.pair}>
        <Ranked kind="channel" best={data.best_groups} worst={data.worst_groups} />
        <Ranked kind="content" best={data.best_posts} worst={data.worst_posts} />
      </div>
    </>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { ActivityInsight } from "../../../bindings/ActivityInsight";
import { ChartFrame } from "../../../shared/charts/ChartFrame";
import type { CourseData } from "../../../shared/charts/chart-data";
import { useFormats } from "../../../shared/format/formats";
import { Defined } from "../Defined";
import { FigureTile, Tiles } from "../FigureTile";
import styles from "../Insights.module.css";
import { ListTable } from "../ListTable";
import { powerCurve } from "./power-curve";
import { useDayCourse } from "./use-day-course";
import { useUnusualColumns } from "./use-unusual-columns";

export function Activity({ data }: { data: ActivityInsight }) {
  const { t } = useLingui();
  const formats = useFormats();
  const course = useDayCourse();
  const { days, unusual } = data;
  const people = useMemo(
    () =>
      course(
        days,
        [
          { title: t`Day (DAU)`, values: days.map((day) => day.people), look: "line" },
          { title: t`7 days (WAU)`, values: days.map(({ week }) => week), look: "line" },
          { title: t`${data.month_days} days (MAU)`, values: days.map(({ month }) => month), look: "line" },
        ],
        { unusual: unusual.filter(({ count }) => count === "people") },
      ),
    [course, days, unusual, data.month_days, t],
  );
  const done = useMemo(
    () =>
      course(days, [
        { title: t`Messages and replies`, values: days.map(({ messages }) => messages), look: "bar", stack: "done" },
        {
          title: t`Other interactions`,
          values: days.map(({ interactions, messages }) =>
            interactions === null || messages === null ? null : interactions - messages,
          ),
          look: "bar",
          stack: "done",
        },
      ]),
    [course, days, t],
  );
  const power = useMemo((): CourseData => {
    const { places, values } = powerCurve(data.power, formats.number);
    return { kind: "course", axis: t`Active days`, places, series: [{ title: t`People`, values, look: "bar" }] };
  }, [data.power, formats, t]);
  const columns = useUnusualColumns();
  return (
    <>
      <Tiles>
        <FigureTile title={t`Active people`} figure={data.people} definition="people" />
        <FigureTile title={t`People a day`} figure={data.people_a_day} definition="people_a_day" digits={1} />
        <FigureTile title={t`Stickiness (DAU/MAU)`} figure={data.stickiness} definition="stickiness" />
        <FigureTile title={t`Interactions`} figure={data.interactions} definition="interactions" />
        <FigureTile title={t`Messages and replies`} figure={data.messages} definition="messages" />
      </Tiles>
      <ChartFrame
        title={t`Active people`}
        data={people}
        height={320}
        leading
        tools={<Defined by="dau" of={t`Active people`} />}
      />
      <div className={styles.pair}>
        <ChartFrame
          title={t`Interactions by day`}
          data={done}
          tools={<Defined by="interactions" of={t`Interactions`} />}
        />
        <ChartFrame
          title={t`People by active days`}
          data={power}
          tools={<Defined by="power" of={t`People by active days`} />}
        />
      </div>
      <ListTable
        title={t`Unusual days`}
        definition="unusual"
        rows={unusual}
        columns={columns}
        keyOf={({ on, count }) => `${on} ${count}`}
        none={t`No day of the period was unlike its weekday.`}
      />
    </>
  );
}

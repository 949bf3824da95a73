import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { GrowthInsight } from "../../../bindings/GrowthInsight";
import type { GrowthInviter } from "../../../bindings/GrowthInviter";
import type { GrowthSource } from "../../../bindings/GrowthSource";
import { ChartFrame } from "../../../shared/charts/ChartFrame";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import { useDayCourse } from "../activity/use-day-course";
import { Defined } from "../Defined";
import { FigureTile, Tiles } from "../FigureTile";
import styles from "../Insights.module.css";
import { type ListColumn, ListTable } from "../ListTable";
import { TypedFigures } from "./TypedFigures";

export function Growth({ data }: { data: GrowthInsight }) {
  const { t } = useLingui();
  const formats = useFormats();
  const course = useDayCourse();
  const { days, speaking_days, speaking_weeks } = data;
  const [dated, members] = data.dated;
  const leaves = data.left.value !== null;
  const roster = useMemo(
    () => ({
      ...course(days, [{ title: t`Members`, values: days.map((day) => day.roster), look: "line" }]),
      floating: true,
    }),
    [course, days, t],
  );
  const moves = useMemo(
    () =>
      course(days, [
        {
          title: t({ message: "Joined", context: "figure" }),
          values: days.map(({ joined }) => joined),
          look: "bar",
          stack: "moves",
          colour: "second",
        },
        {
          title: t({ message: "Left", context: "figure" }),
          // What nobody records is not none.
          values: days.map(({ left }) => (leaves ? left : null)),
          look: "bar",
          stack: "moves",
          colour: "first",
          down: true,
        },
      ]),
    [course, days, leaves, t],
  );
  const speaking = useMemo(
    () =>
      course(speaking_days, [
        { title: t`Speaking rate`, values: speaking_days.map(({ rate }) => rate / 100), look: "line", share: true },
      ]),
    [course, speaking_days, t],
  );
  const weekly = useMemo(
    () =>
      course(speaking_weeks, [
        {
          title: t`Speaking rate of the week`,
          values: speaking_weeks.map(({ rate }) => rate / 100),
          look: "bar",
          share: true,
        },
      ]),
    [course, speaking_weeks, t],
  );
  const known = (speaking: typeof speaking_days) => Math.max(0, ...speaking.map(({ groups }) => groups));
  return (
    <>
      <Tiles>
        <FigureTile title={t`Members`} figure={data.roster} definition="roster" />
        <FigureTile title={t({ message: "Joined", context: "figure" })} figure={data.joined} definition="joined" />
        <FigureTile title={t({ message: "Left", context: "figure" })} figure={data.left} definition="left" worse />
        <FigureTile title={t`Net growth`} figure={data.net} definition="net" />
        <FigureTile title={t`Growth rate`} figure={data.growth_rate} definition="growth_rate" />
        <FigureTile title={t`Leave rate`} figure={data.leave_rate} definition="leave_rate" worse />
        <FigureTile title={t`Left within 7 days`} figure={data.early_leave} definition="early_leave" worse />
        <FigureTile title={t`Still there at day 7`} figure={data.at_7} definition="still_there" />
        <FigureTile title={t`Still there at day 30`} figure={data.at_30} definition="still_there" />
        {data.invited.value !== null && (
          <FigureTile title={t`Brought by members`} figure={data.invited} definition="invited" />
        )}
      </Tiles>
      <TypedFigures typed={data.typed} />
      {dated > 0 && (
        <>
          <ChartFrame
            title={t`Members by day`}
            data={roster}
            leading
            tools={<Defined by="roster" of={t`Members`} />}
            note={t`${formats.number(dated)} of ${formats.number(members)} members have a date of joining.`}
          />
          <ChartFrame
            title={t`Joined and left by day`}
            data={moves}
            height={220}
            tools={<Defined by="joined" of={t({ message: "Joined", context: "figure" })} />}
          />
        </>
      )}
      {speaking_days.length > 0 && (
        <div className={styles.pair}>
          <ChartFrame
            title={t`Speaking rate by day`}
            data={speaking}
            height={200}
            tools={<Defined by="speaking_rate" of={t`Speaking rate`} />}
            note={t`Up to ${known(speaking_days)} of ${data.groups} groups.`}
          />
          <ChartFrame
            title={t`Speaking rate by week`}
            data={weekly}
            height={200}
            tools={<Defined by="speaking_rate" of={t`Speaking rate`} />}
            note={t`Up to ${known(speaking_weeks)} of ${data.groups} groups.`}
          />
        </div>
      )}
      <Sources sources={data.sources} />
      {data.inviters.length > 0 && <Inviters inviters={data.inviters} />}
    </>
  );
}

function Sources({ sources }: { sources: GrowthSource[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const share = (part: number, of: number) => (of === 0 ? null : Math.round((part / of) * 1000) / 10);
  const rate = (
    id: string,
    title: string,
    part: keyof GrowthSource,
    of: keyof GrowthSource,
  ): ListColumn<GrowthSource> => ({
    id,
    title,
    right: true,
    value: (row) => share(Number(row[part]), Number(row[of])),
    cell: (row) => {
      const known = share(Number(row[part]), Number(row[of]));
      return known === null ? (
        <span title={row.of_7 === 0 ? t`Its time is not over yet` : t`Not over yet, or no data of these days`}>
          {"—"}
        </span>
      ) : (
        <span title={t`${Number(row[part])} of ${Number(row[of])}`}>{`${formats.number(known, 1, 1)}%`}</span>
      );
    },
  });
  const columns: ListColumn<GrowthSource>[] = [
    {
      id: "source",
      title: t`Source`,
      wide: true,
      value: ({ source }) => source || t`Not written down`,
      cell: ({ source }) =>
        source ? <bdi>{source}</bdi> : <span className={styles.quiet}>{t`Not written down`}</span>,
    },
    { id: "joined", title: t({ message: "Joined", context: "figure" }), right: true, value: ({ joined }) => joined },
    rate("left_7", t`Left within 7 days`, "left_7", "of_7"),
    rate("at_7", t`Active at day 7`, "at_7", "seen_7"),
    rate("at_30", t`Active at day 30`, "at_30", "of_30"),
  ];
  return (
    <ListTable
      title={t`How they came`}
      definition="sources"
      rows={sources}
      columns={columns}
      keyOf={({ source }) => source}
      none={t`Nobody joined in these days.`}
    />
  );
}

function Inviters({ inviters }: { inviters: GrowthInviter[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const rate = (
    id: string,
    title: string,
    part: "at_7" | "left_7",
    of: "seen_7" | "of_7",
  ): ListColumn<GrowthInviter> => ({
    id,
    title,
    right: true,
    value: (row) => (row[of] === 0 ? null : Math.round((row[part] / row[of]) * 1000) / 10),
    cell: (row) =>
      row[of] === 0 ? (
        <span title={row.of_7 === 0 ? t`Its time is not over yet` : t`Not over yet, or no data of these days`}>
          {"—"}
        </span>
      ) : (
        <span title={t`${row[part]} of ${row[of]}`}>{`${formats.number((row[part] / row[of]) * 100, 1, 1)}%`}</span>
      ),
  });
  const columns: ListColumn<GrowthInviter>[] = [
    {
      id: "name",
      title: t`Name`,
      wide: true,
      value: ({ person }) => person.name,
      cell: ({ person: { name, member } }) => (
        <button type="button" className={styles.open} onClick={() => member && open({ kind: "member", uid: member })}>
          <bdi>{name}</bdi>
        </button>
      ),
    },
    { id: "joined", title: t({ message: "Joined", context: "figure" }), right: true, value: ({ joined }) => joined },
    rate("left_7", t`Left within 7 days`, "left_7", "of_7"),
    rate("at_7", t`Active at day 7`, "at_7", "seen_7"),
  ];
  return (
    <ListTable
      title={t`Who brings others`}
      definition="invited"
      rows={inviters}
      columns={columns}
      keyOf={({ person }) => person.key}
      none={t`Nobody joined in these days.`}
    />
  );
}

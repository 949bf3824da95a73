// How newcomers begin: who finds words, how soon, and whether somebody answers.

import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { NewcomersInsight } from "../../../bindings/NewcomersInsight";
import type { UnansweredNewcomer } from "../../../bindings/UnansweredNewcomer";
import { useChannels } from "../../../shared/channels/use-channels";
import { ChartFrame } from "../../../shared/charts/ChartFrame";
import type { CourseData } from "../../../shared/charts/chart-data";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import { Defined } from "../Defined";
import { FigureTile, Tiles } from "../FigureTile";
import styles from "../Insights.module.css";
import { type ListColumn, ListTable } from "../ListTable";

export function Newcomers({ data }: { data: NewcomersInsight }) {
  const { t } = useLingui();
  const first = useMemo((): CourseData => {
    const last = data.first_words.length - 1;
    return {
      kind: "course",
      axis: t`Days after joining`,
      places: data.first_words.map((_, day) => (day === last ? t`${day} and more` : String(day))),
      series: [{ title: t`First words`, values: data.first_words, look: "bar", colour: "second" }],
    };
  }, [data.first_words, t]);
  const some = data.first_words.some((count) => count > 0);
  return (
    <>
      <Tiles>
        <FigureTile title={t`First words within 7 days`} figure={data.activated} definition="activated" />
        <FigureTile
          title={t`Days to the first words (median)`}
          figure={data.first_days}
          definition="first_days"
          worse
        />
        <FigureTile
          title={t`Days to the first words (9 of 10)`}
          figure={data.first_days_90}
          definition="first_days"
          worse
        />
        {(data.answered.value !== null || data.answered_estimated.value === null) && (
          <FigureTile title={t`First messages answered`} figure={data.answered} definition="answered" />
        )}
        {data.answered_estimated.value !== null && (
          <FigureTile
            title={t`First messages answered (estimated)`}
            figure={data.answered_estimated}
            definition="answered_estimated"
          />
        )}
      </Tiles>
      <div className={styles.pair}>
        {some && (
          <ChartFrame
            title={t`First words by days after joining`}
            data={first}
            height={220}
            tools={<Defined by="first_days" of={t`First words`} />}
          />
        )}
        <Unanswered rows={data.unanswered} />
      </div>
    </>
  );
}

function Unanswered({ rows }: { rows: UnansweredNewcomer[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const { byUid } = useChannels();
  const columns: ListColumn<UnansweredNewcomer>[] = [
    {
      id: "name",
      title: t`Name`,
      wide: true,
      value: ({ person }) => person.name,
      cell: ({ person: { name, member } }) =>
        member ? (
          <button type="button" className={styles.open} onClick={() => open({ kind: "member", uid: member })}>
            <bdi>{name}</bdi>
          </button>
        ) : (
          <bdi>{name}</bdi>
        ),
    },
    { id: "channel", title: t`Channel`, value: ({ channel }) => byUid.get(channel)?.name ?? "" },
    { id: "at", title: t`When`, value: ({ at }) => at, cell: ({ at }) => formats.dateTime(at) },
    ...(rows.some(({ estimated }) => estimated)
      ? [
          {
            id: "known",
            title: t`Known by`,
            value: ({ estimated }: UnansweredNewcomer) => (estimated ? t`estimate` : t`links`),
          },
        ]
      : []),
  ];
  return (
    <ListTable
      title={t`First messages nobody answered`}
      definition="answered"
      rows={rows}
      columns={columns}
      keyOf={({ person, at }) => `${person.key} ${at}`}
      none={t`Every first message was answered, or there was none.`}
    />
  );
}

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useMemo } from "react";
import type { ActivityResult } from "../../../bindings/ActivityResult";
import type { Deliveries } from "../../../bindings/Deliveries";
import type { Execution } from "../../../bindings/Execution";
import type { PostEffect } from "../../../bindings/PostEffect";
import type { PostResult } from "../../../bindings/PostResult";
import type { ResultsInsight } from "../../../bindings/ResultsInsight";
import { ChartFrame } from "../../../shared/charts/ChartFrame";
import type { CourseData } from "../../../shared/charts/chart-data";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import { useOperators } from "../../../shared/people/use-operators";
import { Defined } from "../Defined";
import { FigureTile, Tiles } from "../FigureTile";
import styles from "../Insights.module.css";
import { type ListColumn, ListTable } from "../ListTable";
import { LEADING } from "../overview/leading";

/** So many posts stand in the chart; the list has them all. */
const CHARTED = 30;

/** What is estimated where a source keeps no links between messages. */
const TALK: ReadonlySet<string> = new Set(["repliers", "replies", "repliers72", "replies72"]);

/** What some sources do not record. */
const LEAVES: ReadonlySet<string> = new Set(["left", "left72"]);

type Happening = Pick<PostResult, "uid" | "original" | "title" | "at">;

/** Columns that stand there whatever is known; the others only where something is. */
const ALWAYS = { title: true, at: true, channels: true };

export function Results({ data }: { data: ResultsInsight }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const open = useOpen();
  const { nameOf } = useOperators();
  const known = useMemo(
    () =>
      data.posts
        .filter(({ day }) => day.known)
        .slice(0, CHARTED)
        .toReversed(),
    [data.posts],
  );
  const chart = useMemo(
    (): CourseData => ({
      kind: "course",
      axis: t`Content`,
      places: known.map(({ title, at }) => `${title} · ${formats.dateTime(at)}`),
      short: known.map(({ at }) => formats.dayShort(at)),
      series: [
        {
          title: t`People who answered in 24 hours`,
          values: known.map(({ day }) => day.repliers),
          look: "bar",
          colour: "second",
        },
        {
          title: t`Usually at these hours`,
          values: known.map(({ day }) => day.usual?.[0] ?? null),
          look: "dots",
          digits: 1,
          colour: "ink",
        },
      ],
    }),
    [known, formats, t],
  );
  const effect = (
    id: string,
    title: string,
    of: (post: PostResult) => PostEffect,
    value: (effect: PostEffect) => number,
    usual: number,
  ): ListColumn<PostResult> => ({
    id,
    title,
    right: true,
    beside: [
      {
        title: t`${title}, usually`,
        value: (post) => (LEAVES.has(id) && !post.tells_leaves ? null : (of(post).usual?.[usual] ?? null)),
      },
      ...(TALK.has(id)
        ? [{ title: t`${title}, estimated`, value: (post: PostResult) => (post.estimated ? t`yes` : t`no`) }]
        : []),
    ],
    value: (post) => (of(post).known && !(LEAVES.has(id) && !post.tells_leaves) ? value(of(post)) : null),
    cell: (post) => {
      const found = of(post);
      if (LEAVES.has(id) && !post.tells_leaves)
        return <span title={t`These logs say of nobody that they left`}>{"—"}</span>;
      if (!found.known) return <span title={t`Not over yet, or no log speaks of these hours`}>{"—"}</span>;
      const normal = found.usual?.[usual];
      return (
        <>
          {post.estimated && TALK.has(id) && <span title={t`estimated: the source keeps no links`}>{"≈ "}</span>}
          {formats.number(value(found))}
          {normal !== undefined && <small>{t`usually ${formats.number(normal, 1)}`}</small>}
        </>
      );
    },
  });
  const day = ({ day }: PostResult) => day;
  const three = ({ three_days }: PostResult) => three_days;
  /** What happened, which opens by its title, and when. */
  const when = (kind: "content" | "activity", head: string): ListColumn<Happening>[] => [
    {
      id: "title",
      title: head,
      wide: "more",
      value: ({ title }) => title,
      cell: ({ uid, title, original }) => (
        <button
          type="button"
          className={styles.open}
          onClick={() => open({ kind, uid, ...(original ? { original } : {}) })}
        >
          <bdi>{title}</bdi>
        </button>
      ),
    },
    { id: "at", title: t`When`, value: ({ at }) => at, cell: ({ at }) => formats.dateTime(at) },
  ];
  const posts: ListColumn<PostResult>[] = [
    ...when("content", t`Content`),
    {
      id: "channels",
      title: t`Channels`,
      right: true,
      value: ({ channels }) => channels.length,
      cell: ({ channels, of_channels }) => t`${channels.length} of ${of_channels}`,
    },
    effect("repliers", t`People, 24 h`, day, ({ repliers }) => repliers, 0),
    effect("replies", t`Replies, 24 h`, day, ({ replies }) => replies, 1),
    effect("reactions", t`Reactions, 24 h`, day, ({ reactions }) => reactions, 2),
    effect("left", t`Left, 24 h`, day, ({ left }) => left, 3),
    effect("repliers72", t`People, 72 h`, three, ({ repliers }) => repliers, 0),
    effect("replies72", t`Replies, 72 h`, three, ({ replies }) => replies, 1),
    effect("reactions72", t`Reactions, 72 h`, three, ({ reactions }) => reactions, 2),
    effect("left72", t`Left, 72 h`, three, ({ left }) => left, 3),
  ];
  const activities: ListColumn<ActivityResult>[] = [
    ...when("activity", t`Event`),
    { id: "registered", title: t`Registered`, right: true, value: ({ registered }) => registered },
    { id: "came", title: t`Came`, right: true, value: ({ came }) => came },
    {
      id: "rate",
      title: t`Show rate`,
      right: true,
      value: ({ came, registered }) => (came === null ? null : Math.round((came / registered) * 1000) / 10),
      cell: ({ came, registered }) =>
        came === null ? (
          <span title={t`Nobody wrote down who came`}>{"—"}</span>
        ) : (
          `${formats.number((came / registered) * 100, 1, 1)}%`
        ),
    },
    { id: "no_show", title: t`No-shows`, right: true, value: ({ no_show }) => no_show },
    { id: "again", title: t`Came again`, right: true, value: ({ again }) => again },
  ];
  const percent = (rate: number | null) => (rate === null ? "—" : `${formats.number(rate, 1, 1)}%`);
  const owners: ListColumn<Execution>[] = [
    { id: "owner", title: t`Owner`, wide: true, value: ({ owner }) => (owner ? nameOf(owner) : t`Nobody's`) },
    {
      id: "rate",
      title: t`On time`,
      right: true,
      value: ({ now }) => onTime(now),
      cell: ({ now }) => percent(onTime(now)),
    },
    {
      id: "before",
      title: t`On time before`,
      right: true,
      value: ({ before }) => onTime(before),
      cell: ({ before }) => percent(onTime(before)),
    },
    { id: "planned", title: t`Planned`, right: true, value: ({ now }) => now.planned },
    { id: "late", title: t`Late`, right: true, value: ({ now }) => now.late },
    { id: "skipped", title: t`Skipped`, right: true, value: ({ now }) => now.skipped },
    { id: "missed", title: t`Not done`, right: true, value: ({ now }) => now.missed },
  ];
  return (
    <>
      <Tiles>
        <FigureTile title={t`Done on time`} figure={data.on_time} definition="execution" />
        {data.attendance.map(({ name, figure }) => {
          const { title, ...look } = LEADING[name];
          return <FigureTile key={name} title={i18n._(title)} figure={figure} {...look} />;
        })}
      </Tiles>
      {known.length > 1 && (
        <ChartFrame
          title={t`People who answered, by post`}
          data={chart}
          leading
          tools={<Defined by="posts" of={t`People who answered`} />}
        />
      )}
      <ListTable
        title={t`What was published`}
        definition="posts"
        whole
        rows={data.posts}
        columns={posts.filter(({ id, value }) => id in ALWAYS || data.posts.some((post) => value(post) !== null))}
        keyOf={({ uid, original }) => `${uid} ${original}`}
        none={t`Nothing was published in these days.`}
        note={
          known.length === 0 && data.posts.length > 0
            ? t`What came of them is not known: no log speaks of the hours after them.`
            : data.left_out > 0
              ? t`${data.left_out} more are left out.`
              : undefined
        }
      />
      <ListTable
        title={t`Events`}
        definition="activities"
        rows={data.activities}
        columns={activities}
        keyOf={({ uid, original }) => `${uid} ${original}`}
        none={t`Nobody had registered for an event of these days.`}
      />
      <ListTable
        title={t`Who did what was planned`}
        definition="execution"
        rows={data.owners}
        columns={owners}
        keyOf={({ owner }) => owner ?? ""}
        none={t`Nothing was planned in these days.`}
      />
    </>
  );
}

/** In per cent, to a tenth; of nothing there is no share. */
function onTime({ planned, on_time }: Deliveries): number | null {
  return planned === 0 ? null : Math.round((on_time / planned) * 1000) / 10;
}

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import { useMemo } from "react";
import type { PeopleInsight } from "../../../bindings/PeopleInsight";
import { runAction } from "../../../shared/actions/registry";
import { Button, IconButton } from "../../../shared/basics/Button";
import { ChartFrame } from "../../../shared/charts/ChartFrame";
import type { HeatData } from "../../../shared/charts/chart-data";
import { useFormats } from "../../../shared/format/formats";
import type { InsightsAddress } from "../address";
import { Defined } from "../Defined";
import { FigureTile, Tiles } from "../FigureTile";
import styles from "../Insights.module.css";
import { ListTable } from "../ListTable";
import { PeopleControls } from "./PeopleControls";
import { useChangeColumns, useLeaderColumns, useScoreColumns } from "./use-people-columns";

const SCORES = [1, 2, 3, 4, 5];
const SCORES_OF = /^R(\d) F(\d)$/;
const cellName = ([r, f]: readonly [number, number]) => `R${r} F${f}`;

interface PeopleProps {
  data: PeopleInsight;
  address: InsightsAddress;
  set: (patch: Partial<InsightsAddress>) => void;
}

export function People({ data, address, set }: PeopleProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { concentration: spread, cells } = data;
  const heat = useMemo(
    (): HeatData => ({
      kind: "heat",
      axis: t`Recency`,
      title: t`People`,
      // The newest stand on top, as people read a map.
      rows: SCORES.toReversed().map((score) => `R ${score}`),
      columns: SCORES.map((score) => `F ${score}`),
      values: SCORES.toReversed().map((r) => SCORES.map((f) => cells[r - 1]?.[f - 1] ?? 0)),
      written: true,
    }),
    [cells, t],
  );
  const leaders = useLeaderColumns();
  const scores = useScoreColumns();
  const away = useChangeColumns("drifting");
  const back = useChangeColumns("back");
  const number = (count: number) => formats.number(count);
  const least = data.last_data
    ? t`Too little is known of the last days. Last data: ${formats.date(data.last_data)}.`
    : t`No log speaks of these days.`;
  const more = (shown: number, total: number) =>
    shown < total && (
      <>
        {t`The first ${number(shown)} of ${number(total)}.`}{" "}
        {!address.all && (
          <Button size="small" look="quiet" onClick={() => set({ all: true })}>
            {t`Show more`}
          </Button>
        )}
      </>
    );
  const chosen = address.cell ? cellName(address.cell) : null;
  const scored = SCORES.toReversed().flatMap((r) =>
    SCORES.toReversed().flatMap((f) => {
      const people = cells[r - 1]?.[f - 1] ?? 0;
      const name = cellName([r, f]);
      return people > 0 || name === chosen ? [{ value: name, label: `${name} · ${number(people)}` }] : [];
    }),
  );
  return (
    <>
      <Tiles>
        <FigureTile title={t`Top 1 % of speakers`} figure={spread.top_1} definition="concentration" neutral />
        <FigureTile title={t`Top 10 % of speakers`} figure={spread.top_10} definition="concentration" neutral />
        <FigureTile title={t`Gini of the speakers`} figure={spread.gini_speakers} definition="concentration" neutral />
        <FigureTile title={t`Gini of all members`} figure={spread.gini_roster} definition="concentration" neutral />
        <FigureTile
          title={t`Absence factor`}
          figure={spread.absence_factor}
          definition="concentration"
          digits={0}
          neutral
        />
      </Tiles>
      <PeopleControls rule={data.rule} set={set} />
      <div className={styles.pair}>
        <ListTable
          title={t`Drifting away`}
          definition="drifting"
          rows={data.drifting}
          columns={away}
          keyOf={({ person }) => person.key}
          none={data.drifting_total === null ? least : t`Nobody drifts away.`}
          note={
            <>
              {more(data.drifting.length, data.drifting_total ?? 0)}{" "}
              {data.not_observed > 0 &&
                t`${plural(data.not_observed, { one: "# more is not observed: no import speaks of their channels.", other: "# more are not observed: no import speaks of their channels." })}`}
            </>
          }
        />
        <ListTable
          title={t`Back after a silence`}
          definition="back"
          rows={data.back}
          columns={back}
          keyOf={({ person }) => person.key}
          none={data.back_total === null ? least : t`Nobody came back in the last 7 days.`}
          note={more(data.back.length, data.back_total ?? 0)}
        />
      </div>
      <div className={styles.pair}>
        <ListTable
          title={t`Leaderboard`}
          definition="leaders"
          rows={data.leaders}
          columns={leaders}
          keyOf={({ person }) => person.key}
          none={t`Nobody did anything in these days.`}
          tools={
            <IconButton
              icon={IconScale}
              size={16}
              label={t`Rules of counting`}
              hint="left"
              aria-haspopup="dialog"
              onClick={() => runAction("insights.rules")}
            />
          }
          note={more(data.leaders.length, data.leaders_total)}
        />
        <div className={styles.stack}>
          <ChartFrame
            title={t`People by recency and presence`}
            data={heat}
            height={260}
            leading
            tools={<Defined by="rfm" of={t`R, F and E`} />}
            note={
              data.ranked
                ? t`${number(data.scored)} people were there within ${data.score_days} days.`
                : t`${number(data.scored)} people were there within ${data.score_days} days: too few for places, so the scores are thresholds.`
            }
          />
        </div>
      </div>
      <ListTable
        title={t`Scores`}
        definition="rfm"
        rows={data.scores}
        columns={scores}
        keyOf={({ person }) => person.key}
        none={chosen ? t`Nobody has these scores.` : t`Nobody was there within ${data.score_days} days.`}
        tools={
          <Select
            size="xs"
            w={150}
            aria-label={t`Only people with these scores`}
            placeholder={t`All scores`}
            clearable
            clearButtonProps={{ "aria-label": t`Empty the field` }}
            data={scored}
            value={chosen}
            onChange={(name) =>
              set({
                cell: SCORES_OF.exec(name ?? "")
                  ?.slice(1)
                  .map(Number) as [number, number] | undefined,
              })
            }
          />
        }
        note={more(data.scores.length, data.scores_total)}
      />
    </>
  );
}

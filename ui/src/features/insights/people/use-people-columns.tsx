// The columns of lists of people. A name opens the member; who is none yet is only named.

import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { InsightPerson } from "../../../bindings/InsightPerson";
import type { Leader } from "../../../bindings/Leader";
import type { PersonChange } from "../../../bindings/PersonChange";
import type { PersonScores } from "../../../bindings/PersonScores";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import styles from "../Insights.module.css";
import type { ListColumn } from "../ListTable";

/** Weights are kept in tenths. */
const TENTHS = 10;

function PersonName({ person: { name, member } }: { person: InsightPerson }) {
  const open = useOpen();
  if (!member) return <bdi>{name}</bdi>;
  return (
    <button type="button" className={styles.open} onClick={() => open({ kind: "member", uid: member })}>
      <bdi>{name}</bdi>
    </button>
  );
}

function useNameColumn<Row extends { person: InsightPerson }>(): ListColumn<Row> {
  const { t } = useLingui();
  return useMemo(
    () => ({
      id: "name",
      title: t`Name`,
      wide: true,
      value: ({ person }) => person.name,
      cell: ({ person }) => <PersonName person={person} />,
    }),
    [t],
  );
}

function useWeightColumn<Row extends { weight: number }>(): ListColumn<Row> {
  const { t } = useLingui();
  const formats = useFormats();
  return useMemo(
    () => ({
      id: "weight",
      title: t`Weight`,
      right: true,
      value: ({ weight }) => weight / TENTHS,
      cell: ({ weight }) => formats.number(weight / TENTHS, 1, 1),
    }),
    [t, formats],
  );
}

export function useLeaderColumns(): ListColumn<Leader>[] {
  const { t } = useLingui();
  const formats = useFormats();
  const name = useNameColumn<Leader>();
  const weight = useWeightColumn<Leader>();
  return useMemo(
    () => [
      { id: "rank", title: t`Rank`, right: true, value: ({ rank }) => rank },
      name,
      weight,
      {
        id: "interactions",
        title: t`Interactions`,
        right: true,
        value: ({ interactions }) => interactions,
        cell: ({ interactions }) => formats.number(interactions),
      },
      { id: "days", title: t`Active days`, right: true, value: ({ days }) => days },
    ],
    [t, formats, name, weight],
  );
}

export function useScoreColumns(): ListColumn<PersonScores>[] {
  const { t } = useLingui();
  const name = useNameColumn<PersonScores>();
  const weight = useWeightColumn<PersonScores>();
  return useMemo(
    () => [
      name,
      ...["R", "F", "E"].map(
        (letter, at): ListColumn<PersonScores> => ({
          id: letter,
          title: letter,
          right: true,
          value: ({ scores }) => scores?.[at] ?? null,
        }),
      ),
      { id: "recency", title: t`Days since the last time`, right: true, value: ({ recency }) => recency },
      { id: "days", title: t`Days of presence`, right: true, value: ({ days }) => days },
      weight,
    ],
    [t, name, weight],
  );
}

export function useChangeColumns(of: "drifting" | "back"): ListColumn<PersonChange>[] {
  const { t } = useLingui();
  const formats = useFormats();
  const name = useNameColumn<PersonChange>();
  return useMemo(
    () => [
      name,
      {
        id: "last",
        title: t`Last there`,
        value: ({ last_on }) => last_on,
        cell: ({ last_on }) => <span title={formats.date(last_on)}>{formats.dayShort(last_on)}</span>,
      },
      ...(of === "back"
        ? [
            {
              id: "back",
              title: t`Back on`,
              value: ({ back_on }: PersonChange) => back_on,
              cell: ({ back_on }: PersonChange) =>
                back_on && <span title={formats.date(back_on)}>{formats.dayShort(back_on)}</span>,
            },
          ]
        : []),
      { id: "silent", title: t`Silent days`, right: true, value: ({ silent }) => silent },
      {
        id: "interactions",
        title: t`Before`,
        right: true,
        value: ({ interactions }) => interactions,
        cell: ({ interactions }) => formats.number(interactions),
      },
    ],
    [t, formats, name, of],
  );
}

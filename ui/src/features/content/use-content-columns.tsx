// The columns of the table of content. Title, state, time, pillar, owner and language are edited where they stand.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ContentRow } from "../../bindings/ContentRow";
import { useCommunity } from "../../shared/community";
import { useFormats } from "../../shared/format/formats";
import { useOperators } from "../../shared/people/use-operators";
import type { Column } from "../../shared/table/types";
import { sentCount } from "../../shared/words/sent-count";
import { StartText, Where } from "./ContentCard";
import { usePillars } from "./queries";
import { STATE_WORDS, statesShown } from "./states";
import { useContentActions } from "./use-content-actions";
import { timeText, useTypedTime } from "./use-typed-time";

export function useContentColumns(): Column<ContentRow>[] {
  const { i18n } = useWords();
  const { t } = useLingui();
  const { tz, review_on } = useCommunity();
  const formats = useFormats();
  const operators = useOperators();
  const actions = useContentActions();
  const time = useTypedTime();
  const list = usePillars();
  const pillars = new Map(list.map((pillar) => [pillar.uid, pillar.name]));
  const stateText = ({ state }: ContentRow) => i18n._(STATE_WORDS[state]);
  const pillarText = ({ pillar }: ContentRow) => (pillar && pillars.get(pillar)) || "";
  const ownerText = ({ owner }: ContentRow) => (owner ? operators.nameOf(owner) : "");
  const save = (column: string) => (row: ContentRow, value: string) => actions.saveCell(column, value, row.uid);
  const orNobody = (choices: { value: string | null; title: string }[]) =>
    choices.map(({ value, title }) => ({ value: value ?? "", title }));
  return [
    {
      id: "title",
      title: t`Title`,
      width: 340,
      sortable: true,
      cell: ({ title }) => <bdi>{title || t`Untitled`}</bdi>,
      text: ({ title }) => title,
      edit: { kind: "text", value: ({ title }) => title, save: save("title") },
    },
    {
      id: "state",
      title: t`State`,
      width: 96,
      cell: stateText,
      text: stateText,
      edit: {
        kind: "choice",
        value: ({ state }) => state,
        choices: ({ state }) =>
          statesShown(review_on, state === "review" ? 1 : 0).map((value) => ({
            value,
            title: i18n._(STATE_WORDS[value]),
          })),
        save: save("state"),
      },
    },
    {
      id: "start",
      title: t`When`,
      width: 170,
      sortable: true,
      cell: (row) => <StartText row={row} />,
      text: ({ start }) => start?.replace("T", " ").slice(0, 16) ?? "",
      edit: { kind: "date", value: timeText, save: time.save },
    },
    {
      id: "channels",
      title: t`Channels`,
      width: 150,
      cell: ({ channels }) => <Where uids={channels} />,
      text: ({ channels }) => String(channels.length),
    },
    {
      id: "sent",
      title: t`Sent`,
      width: 72,
      right: true,
      cell: ({ progress, state }) =>
        progress.total > 0 && (progress.sent > 0 || state === "scheduled") ? sentCount(progress) : "",
      text: ({ progress }) => sentCount(progress),
    },
    {
      id: "pillar",
      title: t`Pillar`,
      width: 96,
      spare: pillars.size === 0,
      cell: pillarText,
      text: pillarText,
      edit: {
        kind: "choice",
        value: ({ pillar }) => pillar ?? "",
        choices: () => [
          { value: "", title: t`No pillar` },
          ...list.map(({ uid, name }) => ({ value: uid, title: name })),
        ],
        save: save("pillar"),
      },
    },
    {
      id: "owner",
      title: t`Owner`,
      width: 96,
      spare: operators.alone,
      cell: ownerText,
      text: ownerText,
      edit: {
        kind: "choice",
        value: ({ owner }) => owner ?? "",
        choices: () => orNobody(operators.choices),
        save: save("owner"),
      },
    },
    {
      id: "updated",
      title: t`Last changed`,
      width: 140,
      sortable: true,
      spare: true,
      cell: ({ updated_at }) => formats.instant(updated_at, tz),
      text: ({ updated_at }) => formats.instant(updated_at, tz),
    },
  ];
}

// The best and the worst of groups, or of posts, each with what is usual; its name opens it.

import { useLingui } from "@lingui/react/macro";
import type { RankedThing } from "../../../bindings/RankedThing";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import styles from "../Insights.module.css";
import { type ListColumn, ListTable } from "../ListTable";

interface RankedProps {
  kind: "channel" | "content";
  best: RankedThing[];
  worst: RankedThing[];
}

export function Ranked({ kind, best, worst }: RankedProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const groups = kind === "channel";
  const text = (value: number) => (groups ? `${formats.number(value, 1, 1)}%` : formats.number(value));
  // Of few things the same one would be among both.
  const low = worst.filter(({ uid }) => !best.some((other) => other.uid === uid));
  const rows = [...best.map((thing) => ({ ...thing, low: false })), ...low.map((thing) => ({ ...thing, low: true }))];
  const columns: ListColumn<(typeof rows)[number]>[] = [
    {
      id: "name",
      title: groups ? t`Group` : t`Content`,
      wide: true,
      value: ({ name }) => name,
      cell: ({ uid, name }) => (
        <button type="button" className={styles.open} onClick={() => open({ kind, uid })}>
          <bdi>{name}</bdi>
        </button>
      ),
    },
    { id: "place", title: t({ message: "Place", context: "rank" }), value: (row) => (row.low ? t`low` : t`high`) },
    {
      id: "value",
      title: groups
        ? t`Speaking rate`
        : rows.some(({ estimated }) => estimated)
          ? t`People who answered (estimated)`
          : t`People who answered`,
      right: true,
      value: ({ value }) => value,
      cell: ({ value }) => text(value),
    },
    {
      id: "usual",
      title: t`Usually`,
      right: true,
      value: ({ usual }) => usual,
      cell: ({ usual }) => (usual === null ? "—" : groups ? text(usual) : formats.number(usual, 1)),
    },
  ];
  return (
    <ListTable
      title={groups ? t`Best and worst groups` : t`Best and worst posts`}
      definition={groups ? "speaking_rate" : "posts"}
      rows={rows}
      columns={columns}
      keyOf={({ uid }) => uid}
      none={
        groups
          ? t`No group has both speakers and a head count in these days.`
          : t`Nothing was published in channels that have a log.`
      }
    />
  );
}

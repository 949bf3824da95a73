import { useLingui } from "@lingui/react/macro";
import type { GroupsInsight } from "../../../bindings/GroupsInsight";
import { ListTable } from "../ListTable";
import { useGroupColumns } from "./use-group-columns";

export function Groups({ data }: { data: GroupsInsight }) {
  const { t } = useLingui();
  const columns = useGroupColumns(data.groups, data.period.days);
  return (
    <ListTable
      title={t`Groups beside similar ones`}
      definition="groups"
      whole
      rows={data.groups}
      columns={columns}
      keyOf={({ channel }) => channel}
      none={t`No group fits this filter.`}
      note={t`Small figures: the change against the period before, and the median of groups of the same age and tag. “Typed” columns come from the figures that were typed or imported, all others from the log and the member records.`}
    />
  );
}

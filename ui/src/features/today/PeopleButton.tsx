// Who runs one small group sees nothing of groups; its head count is what a day still wants, so it stands here, one click from entry.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconUsers } from "@tabler/icons-react";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useOpen } from "../../shared/navigation";

export default function PeopleButton() {
  const { t } = useLingui();
  const open = useOpen();
  const { uid: community } = useCommunity();
  const { data: groups } = useCall(
    "channels",
    { community, is_group: true, trashed: false },
    { on: ["channel", "channel_tag", "tag"] },
  );
  const { data: counts } = useCall("head_counts", { community }, { on: ["series_figure", "channel"] });
  const group = groups?.[0];
  if (!group || !counts) return null;
  const count = counts.find(({ channel }) => channel === group.uid)?.count;
  return (
    <Button size="small" look="quiet" icon={IconUsers} onClick={() => open({ kind: "channel", uid: group.uid })}>
      {count === undefined ? t`Count people` : plural(count, { one: "# person", other: "# people" })}
    </Button>
  );
}

// One member beside the table.

import { useLingui } from "@lingui/react/macro";
import { IconArrowsMaximize, IconDots } from "@tabler/icons-react";
import { IconButton } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCall } from "../../shared/data/query";
import type { Opened } from "../../shared/feature";
import { openMenu } from "../../shared/menu/menu";
import { useGo } from "../../shared/navigation";
import { Drawer } from "../../shared/page/Drawer";
import { StatusMark } from "./MemberCells";
import { MemberRecord } from "./MemberRecord";
import { MEMBER_TABLES, useDirectory } from "./use-directory";
import { useMemberMenu } from "./use-member-menu";
import { useMemberWrites } from "./use-member-writes";

export default function MemberDrawer({ uid }: Opened) {
  const { t } = useLingui();
  const go = useGo();
  const directory = useDirectory();
  const writes = useMemberWrites(directory);
  const menuFor = useMemberMenu(directory, writes);
  const { data, error } = useCall("member", { uid }, { on: MEMBER_TABLES });
  if (error) throw error;
  if (!data) return <Skeleton rows={8} />;
  return (
    <Drawer
      title={<StatusMark status={data.row.status} />}
      tools={
        <>
          <IconButton icon={IconArrowsMaximize} label={t`Open as a page`} onClick={() => go(`/members/${uid}`)} />
          <IconButton
            icon={IconDots}
            label={t`More`}
            onClick={(event) => openMenu(event.currentTarget, data.row.name, menuFor(data.row).slice(1))}
          />
        </>
      }
    >
      <MemberRecord key={uid} member={data} directory={directory} writes={writes} />
    </Drawer>
  );
}

// One group: everything that is known of it, changed in place.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconArrowsDiagonal, IconDots } from "@tabler/icons-react";
import { IconButton } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import type { Opened } from "../../shared/feature";
import { OwnFields } from "../../shared/fields/OwnFields";
import { RecordHistory } from "../../shared/history/RecordHistory";
import { openMenu } from "../../shared/menu/menu";
import { useGo } from "../../shared/navigation";
import { Drawer, Section } from "../../shared/page/Drawer";
import { Announcement } from "./Announcement";
import { StateMark } from "./Cells";
import { GroupCounts } from "./GroupCounts";
import { GroupFields } from "./GroupFields";
import { GroupPeople } from "./GroupPeople";
import { GroupPlan } from "./GroupPlan";
import { GroupQr } from "./GroupQr";
import { groupRow } from "./group-row";
import { useGroupMenu } from "./use-group-menu";
import { useGroupWrites } from "./use-group-writes";
import { GROUP_TABLES, useGroupsWithFigures } from "./use-groups";
import { useHistoryWords } from "./use-history-words";
import { KIND_WORDS } from "./words";

export default function GroupDrawer({ uid }: Opened) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { data: channel, error } = useCall("channel", { uid }, { on: GROUP_TABLES });
  const { rows } = useGroupsWithFigures();
  const writes = useGroupWrites();
  const menuFor = useGroupMenu(writes);
  const edit = useWrite("channel_edit");
  const go = useGo();
  const historyWords = useHistoryWords();
  if (error) throw error;
  if (!channel) return <Skeleton rows={8} />;
  // A group in the trash is none of the page's rows; it is shown all the same, until it is taken out again or gone.
  const row = rows.find((candidate) => candidate.uid === uid) ?? groupRow(channel, null, null);
  return (
    <Drawer
      mark={<StateMark state={row.state} />}
      title={i18n._(KIND_WORDS[row.kind])}
      tools={
        <>
          <IconButton
            icon={IconArrowsDiagonal}
            label={t`Open as a page`}
            hint="left"
            onClick={() => go(`/groups/${uid}`)}
          />
          <IconButton
            icon={IconDots}
            label={t`More`}
            onClick={(event) => openMenu(event.currentTarget, row.name, menuFor([row]).map(withoutOpen))}
          />
        </>
      }
    >
      <GroupFields row={row} writes={writes} />
      <OwnFields
        subject="channel"
        uid={uid}
        custom={row.custom}
        save={async (patch) => (await edit.run({ uid, ...patch })) !== undefined}
      />
      <Section title={t`Head count`}>
        <GroupCounts row={row} />
      </Section>
      <GroupQr key={`qr ${uid}`} row={row} />
      {row.is_group && <GroupPeople uid={uid} />}
      <GroupPlan uid={uid} />
      <Section title={t`Announcement`}>
        <Announcement key={uid} row={row} />
      </Section>
      <Section title={t`History`}>
        <RecordHistory uids={[uid]} words={historyWords} on={GROUP_TABLES} />
      </Section>
    </Drawer>
  );
}

const withoutOpen = <Item extends { id: string }>(group: Item[]): Item[] => group.filter(({ id }) => id !== "open");

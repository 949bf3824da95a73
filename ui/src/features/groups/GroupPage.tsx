// One group as a page: how it does and what became of its deliveries on the left, what it is on the right, where it is changed in place.

import { useLingui } from "@lingui/react/macro";
import { IconArrowLeft, IconDots } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { IconButton } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { OwnFields } from "../../shared/fields/OwnFields";
import { RecordHistory } from "../../shared/history/RecordHistory";
import { openMenu } from "../../shared/menu/menu";
import { useGo } from "../../shared/navigation";
import { Section } from "../../shared/page/Drawer";
import { Page } from "../../shared/page/Page";
import { Announcement } from "./Announcement";
import { StateMark } from "./Cells";
import { GroupCharts } from "./GroupCharts";
import { GroupCounts } from "./GroupCounts";
import { GroupDeliveries } from "./GroupDeliveries";
import { GroupFields } from "./GroupFields";
import { GroupLog } from "./GroupLog";
import styles from "./GroupPage.module.css";
import { GroupPeople } from "./GroupPeople";
import { GroupPlan } from "./GroupPlan";
import { GroupQr } from "./GroupQr";
import { GroupStanding } from "./GroupStanding";
import { groupRow } from "./group-row";
import { useGroupMenu } from "./use-group-menu";
import { useGroupWrites } from "./use-group-writes";
import { GROUP_TABLES, useGroupsWithFigures } from "./use-groups";
import { useHistoryWords } from "./use-history-words";

export default function GroupPage() {
  const { t } = useLingui();
  const go = useGo();
  const { uid = "" } = useParams({ strict: false }) as { uid?: string };
  const { data: channel, error } = useCall("channel", { uid }, { on: GROUP_TABLES });
  const { rows } = useGroupsWithFigures();
  const writes = useGroupWrites();
  const menuFor = useGroupMenu(writes);
  const edit = useWrite("channel_edit");
  const historyWords = useHistoryWords();
  if (error) throw error;
  const row = channel && (rows.find((candidate) => candidate.uid === uid) ?? groupRow(channel, null, null));
  return (
    <Page
      title={row ? <bdi>{row.name}</bdi> : ""}
      range={row && <StateMark state={row.state} />}
      tools={
        <>
          {row && (
            <IconButton
              icon={IconDots}
              label={t`More`}
              onClick={({ currentTarget }) => openMenu(currentTarget, row.name, menuFor([row]))}
            />
          )}
          <IconButton icon={IconArrowLeft} label={t`Groups`} hint="left" onClick={() => go("/groups")} />
        </>
      }
    >
      {row ? (
        <div className={`${styles.page} scroll`} key={uid}>
          <div className={styles.main}>
            <GroupStanding row={row} />
            {row.is_group && <GroupCharts channels={[uid]} />}
            <GroupDeliveries uid={uid} />
            <GroupPlan uid={uid} />
            {row.is_group && <GroupPeople uid={uid} />}
          </div>
          <div className={styles.side}>
            <GroupFields row={row} writes={writes} />
            <OwnFields
              subject="channel"
              uid={uid}
              custom={row.custom}
              save={async (patch) => (await edit.run({ uid, ...patch })) !== undefined}
            />
            <Section title={t`Announcement`}>
              <Announcement row={row} />
            </Section>
            <GroupQr row={row} />
            <Section title={t`Head count`}>
              <GroupCounts row={row} />
            </Section>
            <Section title={t`Chat log`}>
              <GroupLog row={row} />
            </Section>
            <Section title={t`History`}>
              <RecordHistory uids={[uid]} words={historyWords} on={GROUP_TABLES} />
            </Section>
          </div>
        </div>
      ) : (
        <Skeleton rows={12} />
      )}
    </Page>
  );
}

// The groups that a member is in or was in, since when and by whom.

import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { IconDoorExit, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { MembershipView } from "../../bindings/MembershipView";
import type { MemberView } from "../../bindings/MemberView";
import { IconButton } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useOpen } from "../../shared/navigation";
import styles from "./MemberRecord.module.css";
import { MembershipFields } from "./MembershipFields";
import type { Directory } from "./use-directory";

export function Memberships({ member, directory }: { member: MemberView; directory: Directory }) {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const open = useOpen();
  const formats = useFormats();
  const add = useWrite("membership_add");
  const edit = useWrite("membership_edit");
  const remove = useWrite("membership_remove");
  const [edited, setEdited] = useState<string | null>(null);
  const today = dayOf(civilAt(Date.now(), tz));
  const inside = new Set(member.memberships.filter(({ left_on }) => left_on === null).map(({ channel }) => channel));
  const others = directory.channels.filter(({ uid, is_group }) => is_group && !inside.has(uid));

  const since = ({ joined_on, left_on }: MembershipView) => {
    if (left_on) return t`left ${formats.date(left_on)}`;
    return joined_on ? t`since ${formats.date(joined_on)}` : "";
  };
  return (
    <>
      <ul className={styles.list}>
        {member.memberships.map((membership) => {
          const name = directory.channelName(membership.channel);
          const inviter = membership.inviter_name;
          const unfolded = edited === membership.uid;
          return (
            <li key={membership.uid} data-past={membership.left_on !== null}>
              <button type="button" onClick={() => open({ kind: "channel", uid: membership.channel })}>
                <bdi>{name}</bdi>
              </button>
              {membership.nickname && <bdi className={styles.small}>{membership.nickname}</bdi>}
              {inviter && <span className={styles.small}>{t`by ${inviter}`}</span>}
              <span className={styles.small}>{since(membership)}</span>
              {membership.left_on === null && (
                <IconButton
                  icon={IconDoorExit}
                  size={14}
                  label={t`Left today`}
                  hint="left"
                  onClick={() =>
                    void edit.run({ uid: membership.uid, left_on: today }, t`${member.row.name} left ${name}`)
                  }
                />
              )}
              <IconButton
                icon={IconPencil}
                size={14}
                label={t`Dates and name in ${name}`}
                hint="left"
                active={unfolded}
                onClick={() => setEdited(unfolded ? null : membership.uid)}
              />
              <IconButton
                icon={IconTrash}
                size={14}
                label={t`Was never in it`}
                hint="left"
                onClick={() => void remove.run({ uid: membership.uid }, t`Taken out of ${name}`)}
              />
              {unfolded && <MembershipFields membership={membership} />}
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <div className={styles.add}>
          <Select
            aria-label={t`Put into a group`}
            placeholder={t`Put into a group`}
            searchable
            value={null}
            data={others.map(({ uid, name }) => ({ value: uid, label: name }))}
            onChange={(channel) => {
              if (!channel) return;
              const name = directory.channelName(channel);
              void add.run(
                { member: member.row.uid, channel, joined_on: today },
                t`${member.row.name} put into ${name}`,
              );
            }}
          />
        </div>
      )}
    </>
  );
}

// What can be done with one member, for the context menu and the record.

import { useLingui } from "@lingui/react/macro";
import {
  IconAt,
  IconCoins,
  IconExternalLink,
  IconId,
  IconMessageHeart,
  IconMessageSearch,
  IconTrash,
} from "@tabler/icons-react";
import type { MemberRow } from "../../bindings/MemberRow";
import { useCopy } from "../../shared/copy";
import type { MenuGroups } from "../../shared/menu/menu";
import { useGo, useOpen } from "../../shared/navigation";
import { contacting } from "../../shared/people/contacting";
import { giving } from "./points/giving";
import type { Directory } from "./use-directory";
import type { MemberWrites } from "./use-member-writes";

export function useMemberMenu(directory: Directory, writes: MemberWrites): (row: MemberRow) => MenuGroups {
  const { t } = useLingui();
  const copy = useCopy();
  const open = useOpen();
  const go = useGo();
  return (row) => {
    const who = { kind: "these" as const, uids: [row.uid] };
    const call = row.remark ?? row.name;
    return [
      [
        {
          id: "open",
          title: t`Open`,
          icon: IconExternalLink,
          keys: "enter",
          run: () => open({ kind: "member", uid: row.uid }),
        },
        { id: "page", title: t`Open as a page`, icon: IconId, run: () => go(`/members/${row.uid}`) },
        {
          id: "contact",
          title: t`Log a contact`,
          icon: IconMessageHeart,
          run: () => contacting.ask({ kind: "new", members: [row.uid], name: row.name }),
        },
        {
          id: "points",
          title: t`Give or take points`,
          icon: IconCoins,
          run: () => giving.ask({ kind: "give", who, name: row.name }),
        },
        {
          id: "messages",
          title: t`What they said`,
          icon: IconMessageSearch,
          run: () => go("/insights/messages", { member: row.uid }),
        },
        {
          id: "mention",
          title: t`Copy as @mention`,
          icon: IconAt,
          run: () => void copy(`@${row.name} `, t`@${call} copied`),
        },
      ],
      directory.tiers.map((tier) => ({
        id: tier.uid,
        title: tier.name,
        checked: row.tier === tier.uid,
        run: () => void writes.setTier(who, 1, { tier: tier.uid }),
      })),
      [
        {
          id: "trash",
          title: t`Move to the trash`,
          icon: IconTrash,
          danger: true,
          run: () => void writes.trash(who, 1, row.name),
        },
      ],
    ];
  };
}

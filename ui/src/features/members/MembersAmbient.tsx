// What concerns members on every page: one more, a new custom field, a contact with somebody.

import { useLingui } from "@lingui/react/macro";
import {
  IconClockHeart,
  IconCoins,
  IconForms,
  IconMessage2Question,
  IconStairs,
  IconTags,
  IconUserPlus,
  IconUserQuestion,
  IconUsers,
} from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useActions } from "../../shared/actions/use-actions";
import { NameListDialog } from "../../shared/names/lazy";
import { useGo } from "../../shared/navigation";
import { ContactDialog } from "../../shared/people/ContactDialog";
import { AddMember } from "./AddMember";
import { FieldDialog } from "./FieldDialog";
import { GivingDialog } from "./points/GivingDialog";
import { LadderDialog } from "./TierDialog";

const AlikeDialog = lazy(() => import("./AlikeDialog"));
const FeedbackDialog = lazy(() => import("./feedback/FeedbackDialog"));
const IntervalsDialog = lazy(() => import("./contacts/IntervalsDialog"));
const UnassignedDialog = lazy(() => import("./UnassignedDialog"));

export default function MembersAmbient() {
  const { t } = useLingui();
  const [asked, ask] = useState<
    "add" | "alike" | "field" | "intervals" | "ladder" | "say" | "tag" | "unassigned" | null
  >(null);
  const go = useGo();
  const close = () => ask(null);
  useActions([
    {
      id: "members.add",
      title: t`New member`,
      group: "create",
      keywords: t({ message: "member person add", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconUserPlus,
      run: () => ask("add"),
    },
    {
      id: "members.field",
      title: t`New field of members`,
      group: "create",
      keywords: t({ message: "field column custom", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconForms,
      run: () => ask("field"),
    },
    {
      id: "members.ladder",
      title: t`New tiers`,
      group: "create",
      keywords: t({ message: "tier level ladder", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconStairs,
      run: () => ask("ladder"),
    },
    {
      id: "members.tiers",
      title: t`Tiers and their rules`,
      group: "go",
      keywords: t({
        message: "tiers levels rules near review",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconStairs,
      run: () => go("/members/tiers"),
    },
    {
      id: "members.say",
      title: t`New feedback`,
      group: "create",
      icon: IconMessage2Question,
      run: () => ask("say"),
    },
    {
      id: "members.feedback",
      title: t`Feedback`,
      group: "go",
      keywords: t({
        message: "feedback complaint suggestion inbox",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconMessage2Question,
      run: () => go("/members/feedback"),
    },
    {
      id: "members.points",
      title: t`Points`,
      group: "go",
      keywords: t({
        message: "points leaderboard rewards rules ledger",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconCoins,
      run: () => go("/members/points"),
    },
    {
      id: "members.intervals",
      title: t`Contact intervals`,
      group: "edit",
      keywords: t({
        message: "stay in touch care interval how often",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconClockHeart,
      run: () => ask("intervals"),
    },
    {
      id: "members.alike",
      title: t`Who could be one person`,
      group: "edit",
      keywords: t({
        message: "same person duplicates merge accounts",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconUsers,
      run: () => ask("alike"),
    },
    {
      id: "members.unassigned",
      title: t`Who is not assigned`,
      group: "edit",
      keywords: t({
        message: "unassigned strangers wrote wait members",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconUserQuestion,
      run: () => ask("unassigned"),
    },
    {
      id: "members.tag_list",
      title: t`Tag by name list`,
      group: "edit",
      keywords: t({ message: "tag names list", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconTags,
      run: () => ask("tag"),
    },
  ]);
  return (
    <>
      <ContactDialog />
      <GivingDialog />
      {asked === "say" && (
        <Suspense>
          <FeedbackDialog onClose={close} />
        </Suspense>
      )}
      {asked === "intervals" && (
        <Suspense>
          <IntervalsDialog onClose={close} />
        </Suspense>
      )}
      {asked === "alike" && (
        <Suspense>
          <AlikeDialog onClose={close} />
        </Suspense>
      )}
      {asked === "unassigned" && (
        <Suspense>
          <UnassignedDialog onClose={close} />
        </Suspense>
      )}
      {asked === "add" && <AddMember onClose={close} />}
      {asked === "field" && <FieldDialog onClose={close} />}
      {asked === "tag" && (
        <NameListDialog
          title={t`Tag by name list`}
          does={t`Tag them`}
          purpose={{ kind: "tag", tag: "" }}
          word={{ label: t`Tag`, most: 60, purposeOf: (tag) => ({ kind: "tag", tag }) }}
          onClose={close}
        />
      )}
      {asked === "ladder" && <LadderDialog onClose={close} />}
    </>
  );
}

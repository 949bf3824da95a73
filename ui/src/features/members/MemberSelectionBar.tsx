// What is done with the selected members, ten or two hundred thousand, in one step.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import {
  IconCoins,
  IconDownload,
  IconMessageHeart,
  IconMessageMinus,
  IconMessagePlus,
  IconPencil,
  IconRobot,
  IconStairs,
  IconTag,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import type { Selection } from "../../bindings/Selection";
import { type MenuItem, openMenu } from "../../shared/menu/menu";
import { SelectionBar } from "../../shared/page/SelectionBar";
import { contacting } from "../../shared/people/contacting";
import { TagsDialog } from "../../shared/tags/TagsDialog";
import { BulkFieldDialog } from "./BulkFieldDialog";
import { ExportDialog } from "./ExportDialog";
import { PART_WORDS, PARTS } from "./parts";
import { giving } from "./points/giving";
import { TierDialog } from "./TierDialog";
import type { Directory } from "./use-directory";
import { type MemberWrites, memberCount } from "./use-member-writes";

interface MemberSelectionBarProps {
  who: Selection;
  count: number;
  /** All that match are selected. */
  everyone: boolean;
  directory: Directory;
  writes: MemberWrites;
  onClear: () => void;
}

type Asked = "tags" | "field" | "tier" | "export" | null;

export function MemberSelectionBar(props: MemberSelectionBarProps) {
  const { who, count, everyone, directory, writes, onClear } = props;
  const { i18n } = useLingui();
  const { t } = useWords();
  const [asked, ask] = useState<Asked>(null);
  const close = () => ask(null);
  const chooseFrom = (title: string, items: MenuItem[]) => {
    const button = document.activeElement;
    const at = button instanceof HTMLButtonElement ? button : { x: window.innerWidth / 2, y: window.innerHeight / 2 };
    openMenu(at, title, [items]);
  };
  const chooseGroup = (run: (channel: string) => unknown) =>
    chooseFrom(
      t`Groups`,
      directory.channels
        .filter(({ is_group }) => is_group)
        .map(({ uid, name }) => ({ id: uid, title: name, run: () => void run(uid) })),
    );
  const number = new Intl.NumberFormat(i18n.locale).format(count);
  return (
    <>
      <SelectionBar
        count={everyone ? t`All ${number} members` : memberCount(count)}
        onClear={onClear}
        actions={[
          { id: "members.tags", title: t`Tags`, group: "edit", icon: IconTag, keys: "t", run: () => ask("tags") },
          {
            id: "members.tier",
            title: t`Tier`,
            group: "edit",
            icon: IconStairs,
            keys: "l",
            run: () => ask("tier"),
          },
          {
            id: "members.set",
            title: t`Set a field`,
            group: "edit",
            icon: IconPencil,
            keys: "e",
            run: () => ask("field"),
          },
          {
            id: "members.contact",
            title: t`Log a contact`,
            group: "edit",
            icon: IconMessageHeart,
            keys: "c",
            // Nobody was in contact with all that a search finds, whoever they are.
            disabled: who.kind !== "these",
            run: () =>
              who.kind === "these" && contacting.ask({ kind: "new", members: who.uids, name: memberCount(count) }),
          },
          {
            id: "members.give",
            title: t`Give or take points`,
            group: "edit",
            icon: IconCoins,
            keys: "p",
            run: () => giving.ask({ kind: "give", who, name: memberCount(count) }),
          },
          {
            id: "members.join",
            title: t`Into a group`,
            group: "edit",
            icon: IconMessagePlus,
            disabled: directory.channels.length === 0,
            run: () => chooseGroup((channel) => writes.join(who, count, channel)),
          },
          {
            id: "members.leave",
            title: t`Out of a group`,
            group: "edit",
            icon: IconMessageMinus,
            disabled: directory.channels.length === 0,
            run: () => chooseGroup((channel) => writes.leave(who, channel)),
          },
          {
            id: "members.part",
            title: t`Team or bot`,
            group: "edit",
            icon: IconRobot,
            run: () =>
              chooseFrom(
                t`Team or bot`,
                [
                  ...PARTS.map((part) => ({ id: part, title: i18n._(PART_WORDS[part]), part })),
                  { id: "neither", title: t`Neither`, part: null },
                ].map(({ id, title, part }) => ({ id, title, run: () => void writes.setPart(who, count, part) })),
              ),
          },
          { id: "members.export", title: t`Export`, group: "edit", icon: IconDownload, run: () => ask("export") },
          {
            id: "members.trash",
            title: t`Trash`,
            group: "edit",
            icon: IconTrash,
            keys: "delete",
            danger: true,
            run: () => void writes.trash(who, count).then((done) => done && onClear()),
          },
        ]}
      />
      {asked === "tags" && (
        <TagsDialog
          kind="member"
          title={t`Tags of ${memberCount(count)}`}
          having={[]}
          onClose={close}
          onSave={(add, remove) => void writes.setTagsOf(who, count, add, remove)}
        />
      )}
      {asked === "field" && (
        <BulkFieldDialog
          directory={directory}
          count={count}
          onClose={close}
          onSave={(field, value) => void writes.setField(who, count, field, value)}
        />
      )}
      {asked === "tier" && (
        <TierDialog
          directory={directory}
          count={count}
          onClose={close}
          onSave={(change) => void writes.setTier(who, count, change)}
        />
      )}
      {asked === "export" && <ExportDialog who={who} count={count} onClose={close} />}
    </>
  );
}

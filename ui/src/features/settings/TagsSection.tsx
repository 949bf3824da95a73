// The tags of members and of groups: how many bear each, another name or colour, several made one, one taken off everything.

import { useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { IconArrowMerge, IconDots, IconListDetails, IconPalette, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { Tag } from "../../bindings/Tag";
import type { TagKind } from "../../bindings/TagKind";
import { IconButton } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { useFormats } from "../../shared/format/formats";
import { openMenu } from "../../shared/menu/menu";
import { NameListDialog } from "../../shared/names/lazy";
import { AddRow } from "./AddRow";
import { ColourDot } from "./ColourDot";
import { EditableText } from "./EditableText";
import { MergeTagDialog } from "./MergeTagDialog";
import { Group } from "./Row";
import styles from "./Settings.module.css";

const ON = ["tag", "member", "member_tag", "channel", "channel_tag"] as const;

export function TagsSection() {
  const { t } = useLingui();
  const formats = useFormats();
  const community = useCommunity().uid;
  const [kind, setKind] = useState<TagKind>("member");
  const [listing, list] = useState<Tag | null>(null);
  const [merging, merge] = useState<{ tag: Tag; into?: Tag } | null>(null);
  const tags = useCall("tags", { community, kind }, { on: ["tag"], keep: true }).data ?? [];
  const counts = useCall("tag_counts", { community, kind }, { on: ON, keep: true }).data ?? [];
  const add = useWrite("tag_add");
  const edit = useWrite("tag_edit");
  const remove = useWrite("tag_remove");
  const countOf = (tag: Tag) => counts.find(({ uid }) => uid === tag.uid)?.count ?? 0;

  /** False when it keeps its name. */
  const rename = async (tag: Tag, text: string) => {
    // A name that another tag has means that both are the same.
    const into = tags.find((other) => other.name === text && other.uid !== tag.uid);
    if (!into) return (await edit.run({ uid: tag.uid, name: text }, t`Renamed to ${text}`)) !== undefined;
    merge({ tag, into });
    return false;
  };
  const more = (tag: Tag, at: HTMLElement) =>
    openMenu(at, tag.name, [
      [
        {
          id: "merge",
          title: t`Merge into another tag…`,
          icon: IconArrowMerge,
          disabled: tags.length < 2,
          run: () => merge({ tag }),
        },
        ...(kind === "member"
          ? [{ id: "list", title: t`Give it by name list…`, icon: IconListDetails, run: () => list(tag) }]
          : []),
        {
          id: "plain",
          title: t`Without a colour`,
          icon: IconPalette,
          disabled: !tag.color,
          run: () => void edit.run({ uid: tag.uid, color: "" }),
        },
      ],
      [
        {
          id: "remove",
          title: t`Delete the tag`,
          icon: IconTrash,
          danger: true,
          run: () => void remove.run({ uid: tag.uid }, t`Tag deleted: ${tag.name}`),
        },
      ],
    ]);

  return (
    <Group>
      <SegmentedControl
        className={styles.switch}
        aria-label={t`Tags of`}
        value={kind}
        data={[
          { value: "member", label: t`Tags of members` },
          { value: "channel", label: t`Tags of groups` },
        ]}
        onChange={(next) => setKind(next as TagKind)}
      />
      {tags.length === 0 && (
        <p className={styles.none}>{t`No tags yet. They gather people and groups that belong together.`}</p>
      )}
      <ul className={styles.list}>
        {tags.map((tag) => (
          <li key={tag.uid}>
            <ColourDot
              label={t`Colour of ${tag.name}`}
              color={tag.color}
              onPick={(color) => void edit.run({ uid: tag.uid, color })}
            />
            <EditableText label={t`Name`} value={tag.name} onKeep={(text) => rename(tag, text)} />
            <span className={`${styles.quiet} figure`}>{formats.number(countOf(tag))}</span>
            <IconButton
              icon={IconDots}
              size={16}
              label={t`More about ${tag.name}`}
              hint="left"
              onClick={(event) => more(tag, event.currentTarget)}
            />
          </li>
        ))}
      </ul>
      <AddRow label={t`New tag`} onAdd={(text) => add.run({ community, kind, name: text }, t`Added: ${text}`)} />
      {listing && (
        <NameListDialog
          title={t`Who gets “${listing.name}”`}
          does={t`Give the tag`}
          purpose={{ kind: "tag", tag: listing.name }}
          onClose={() => list(null)}
        />
      )}
      {merging && <MergeTagDialog {...merging} others={tags} onClose={() => merge(null)} />}
    </Group>
  );
}

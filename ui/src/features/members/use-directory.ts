// What members refer to by uid: tags, tiers, groups, custom fields, saved filters of the shown community.

import { useLingui } from "@lingui/react";
import { useMemo } from "react";
import type { ChannelView } from "../../bindings/ChannelView";
import type { Field } from "../../bindings/Field";
import type { FieldView } from "../../bindings/FieldView";
import type { LadderView } from "../../bindings/LadderView";
import type { Tag } from "../../bindings/Tag";
import type { TierView } from "../../bindings/TierView";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { FIELD_WORDS } from "./columns";
import { PLATFORM_WORDS } from "./platforms";

/** The tables on which the lines of members depend. */
export const MEMBER_TABLES = [
  "member",
  "account",
  "membership",
  "member_tag",
  "field_def",
  "tier",
  "tier_move",
  "tag",
  // A filter may ask for the tag of a group.
  "channel",
  "channel_tag",
] as const;

export interface Directory {
  tags: Tag[];
  ladders: LadderView[];
  tiers: TierView[];
  channels: ChannelView[];
  /** Tags of groups. */
  channelTags: Tag[];
  fields: FieldView[];
  tagName: (uid: string) => string;
  tierOf: (uid: string | null) => TierView | undefined;
  channelName: (uid: string) => string;
  fieldName: (field: Field) => string;
  platformName: (platform: string) => string;
  ready: boolean;
}

export function useDirectory(): Directory {
  const { _ } = useLingui();
  const { uid: community } = useCommunity();
  const tags = useCall("tags", { community, kind: null }, { on: ["tag"] });
  const ladders = useCall("ladders", { community }, { on: ["ladder", "tier", "tier_move", "member"] });
  const channels = useCall("channels", { community, is_group: null, trashed: false }, { on: ["channel"] });
  const fields = useCall("fields", { community }, { on: ["field_def"] });
  return useMemo(() => {
    const tiers = (ladders.data ?? []).flatMap((ladder) => ladder.tiers);
    const allTags = tags.data ?? [];
    const tagNames = new Map(allTags.map((tag) => [tag.uid, tag.name]));
    const tierByUid = new Map(tiers.map((tier) => [tier.uid, tier]));
    const channelNames = new Map((channels.data ?? []).map((channel) => [channel.uid, channel.name]));
    return {
      tags: allTags.filter(({ kind }) => kind === "member"),
      ladders: ladders.data ?? [],
      tiers,
      channels: channels.data ?? [],
      channelTags: allTags.filter(({ kind }) => kind === "channel"),
      fields: fields.data ?? [],
      tagName: (uid) => tagNames.get(uid) ?? "",
      tierOf: (uid) => (uid === null ? undefined : tierByUid.get(uid)),
      channelName: (uid) => channelNames.get(uid) ?? "",
      fieldName: (field) =>
        typeof field === "string"
          ? _(FIELD_WORDS[field])
          : (fields.data?.find(({ uid }) => uid === field.custom)?.name ?? ""),
      platformName: (platform) => {
        const word = PLATFORM_WORDS[platform];
        return word ? _(word) : platform;
      },
      ready: Boolean(tags.data && ladders.data && channels.data && fields.data),
    };
  }, [_, tags.data, ladders.data, channels.data, fields.data]);
}

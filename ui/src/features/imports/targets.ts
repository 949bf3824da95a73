// What a column of a list can become, as the mapping offers it.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FieldView } from "../../bindings/FieldView";
import type { MessageTarget } from "../../bindings/MessageTarget";
import type { Target } from "../../bindings/Target";

type PlainKind = Exclude<Target["kind"], "account" | "handle" | "custom" | "new_field" | "split">;

export const PLAIN_WORDS: Record<PlainKind, MessageDescriptor> = {
  ignore: msg`Not taken`,
  name: msg({ message: "Name", context: "person" }),
  nickname: msg`Nickname in the group`,
  remark: msg`Remark`,
  phone: msg`Phone`,
  email: msg`Mail`,
  birthday: msg`Birthday`,
  birthday_lunar: msg`Birthday is lunar`,
  joined_on: msg`Joined the community on`,
  left_on: msg`Left the community on`,
  source: msg`Came from`,
  tier: msg`Tier`,
  tags: msg`Tags`,
  note: msg`Note`,
  channel: msg`In group`,
  group_joined_on: msg`Joined the group on`,
  group_left_on: msg`Left the group on`,
  inviter: msg`Invited by`,
  how: msg`Way of joining`,
  uid: msg`Id in Tulou`,
};

export const PLATFORM_WORDS: Record<string, MessageDescriptor> = {
  list: msg`this list`,
  wechat: msg`WeChat`,
  wecom: msg`WeCom`,
  qq: msg`QQ`,
  feishu: msg`Feishu`,
  dingtalk: msg`DingTalk`,
  telegram: msg`Telegram`,
  discord: msg`Discord`,
  slack: msg`Slack`,
};

/** A target as the value of a choice. Splits are one choice, whatever their parts. */
export const targetId = (target: Target | MessageTarget): string =>
  target.kind === "split" ? "split" : JSON.stringify(target);

export function targetOf(id: string, before: Target): Target {
  if (id !== "split") return JSON.parse(id) as Target;
  return before.kind === "split" ? before : { kind: "split", separators: "-_|/·｜－", parts: splitParts() };
}

/** 城市-岗位-昵称, the commonest form of group nicknames. */
function splitParts(): Target[] {
  return [{ kind: "ignore" }, { kind: "ignore" }, { kind: "name" }];
}

export interface TargetGroup {
  title: MessageDescriptor | null;
  targets: Target[];
}

const PEOPLE: PlainKind[] = ["name", "nickname", "remark", "phone", "email", "birthday", "birthday_lunar"];
const PLACE: PlainKind[] = ["joined_on", "left_on", "source", "tier", "tags", "note"];
const GROUP: PlainKind[] = ["channel", "group_joined_on", "group_left_on", "inviter", "how"];

/** All targets for a column called `header`, in groups; what the column holds now is always among them. */
export function targetGroups(header: string, fields: readonly FieldView[], now: Target): TargetGroup[] {
  const plain = (kinds: PlainKind[]): Target[] => kinds.map((kind) => ({ kind }));
  const platforms = Object.keys(PLATFORM_WORDS);
  const own = fields.map(({ uid }): Target => ({ kind: "custom", field: uid }));
  const made: Target[] = header
    ? (["text", "number", "date", "choice"] as const).map((field_kind) => ({
        kind: "new_field",
        name: header,
        field_kind,
      }))
    : [];
  const groups: TargetGroup[] = [
    { title: null, targets: plain(["ignore"]) },
    { title: msg`The person`, targets: plain(PEOPLE) },
    { title: msg`The community`, targets: plain(PLACE) },
    { title: msg`The group`, targets: plain(GROUP) },
    {
      title: msg`Id on`,
      targets: [...platforms.map((platform): Target => ({ kind: "account", platform })), { kind: "uid" }],
    },
    {
      title: msg`Name on`,
      targets: platforms.slice(1).map((platform): Target => ({ kind: "handle", platform })),
    },
    { title: msg`Own fields`, targets: [...own, ...made] },
    {
      title: msg`Several in one`,
      targets: [now.kind === "split" ? now : { kind: "split", separators: "", parts: [] }],
    },
  ];
  const known = groups.some(({ targets }) => targets.some((target) => targetId(target) === targetId(now)));
  return known ? groups : [{ title: null, targets: [now] }, ...groups];
}

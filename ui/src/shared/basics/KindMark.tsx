// The kinds of planned things, and of the records that stand beside them in lists. Each has a colour and an icon and a word; colour never speaks alone.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import {
  type Icon,
  IconBell,
  IconBuildingCommunity,
  IconCheckbox,
  IconFileText,
  IconHeart,
  IconMessages,
  IconRepeat,
  IconUser,
  IconUsersGroup,
} from "@tabler/icons-react";
import styles from "./KindMark.module.css";

export type Kind =
  | "content"
  | "activity"
  | "task"
  | "ritual"
  | "care"
  | "reminder"
  | "channel"
  | "member"
  | "community";

interface KindWords {
  icon: Icon;
  word: MessageDescriptor;
  /** Whose colours it has, where it has none of its own. */
  tone?: Kind;
}

export const KINDS: Record<Kind, KindWords> = {
  content: { icon: IconFileText, word: msg`Content` },
  activity: { icon: IconUsersGroup, word: msg`Event` },
  task: { icon: IconCheckbox, word: msg`Task` },
  ritual: { icon: IconRepeat, word: msg`Ritual` },
  care: { icon: IconHeart, word: msg`Care` },
  reminder: { icon: IconBell, word: msg`Reminder` },
  channel: { icon: IconMessages, word: msg`Group` },
  member: { icon: IconUser, word: msg`Member`, tone: "channel" },
  community: { icon: IconBuildingCommunity, word: msg`Community`, tone: "channel" },
};

export function KindMark({ kind, word }: { kind: Kind; word?: boolean }) {
  const { i18n } = useLingui();
  const { icon: Icon, word: name, tone = kind } = KINDS[kind];
  return (
    <span
      className={styles.kind}
      style={{ color: `var(--${tone}-text)`, background: word ? `var(--${tone}-soft)` : undefined }}
      data-word={word}
    >
      <Icon size={word ? 14 : 16} stroke={1.75} aria-hidden />
      <span className={word ? undefined : "visually-hidden"}>{i18n._(name)}</span>
    </span>
  );
}

// The kinds of planned things. Each has a colour and an icon and a word; colour never speaks alone.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import {
  type Icon,
  IconBell,
  IconCheckbox,
  IconFileText,
  IconHeart,
  IconMessages,
  IconRepeat,
  IconUsersGroup,
} from "@tabler/icons-react";
import styles from "./KindMark.module.css";

export type Kind = "content" | "activity" | "task" | "ritual" | "care" | "reminder" | "channel";

export const KINDS: Record<Kind, { icon: Icon; word: MessageDescriptor }> = {
  content: { icon: IconFileText, word: msg`Content` },
  activity: { icon: IconUsersGroup, word: msg`Event` },
  task: { icon: IconCheckbox, word: msg`Task` },
  ritual: { icon: IconRepeat, word: msg`Ritual` },
  care: { icon: IconHeart, word: msg`Care` },
  reminder: { icon: IconBell, word: msg`Reminder` },
  channel: { icon: IconMessages, word: msg`Group` },
};

export function KindMark({ kind, word }: { kind: Kind; word?: boolean }) {
  const { i18n } = useLingui();
  const { icon: Icon, word: name } = KINDS[kind];
  return (
    <span
      className={styles.kind}
      style={{ color: `var(--${kind}-text)`, background: word ? `var(--${kind}-soft)` : undefined }}
      data-word={word}
    >
      <Icon size={word ? 14 : 16} stroke={1.75} aria-hidden />
      <span className={word ? undefined : "visually-hidden"}>{i18n._(name)}</span>
    </span>
  );
}

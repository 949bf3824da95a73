// A text with the words that were looked for marked, and what was said before and after it.

import { useLingui } from "@lingui/react/macro";
import type { KeptText } from "../../../bindings/KeptText";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { civilAt } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import styles from "./Messages.module.css";

/** Texts shown on either side. */
const AROUND = 4;

interface MessageProps {
  hit: KeptText;
  words: string;
  open: boolean;
  onToggle: () => void;
}

export function Message({ hit, words, open, onToggle }: MessageProps) {
  const { t } = useLingui();
  return (
    <li className={styles.hit}>
      <Text text={hit} channel />
      <button type="button" className={styles.more} aria-expanded={open} onClick={onToggle}>
        {open ? t`Hide what was said around it` : t`What was said around it`}
      </button>
      {open && <Around hit={hit} words={words} />}
    </li>
  );
}

function Around({ hit, words }: Pick<MessageProps, "hit" | "words">) {
  const { place } = hit;
  const { data: around } = useCall(
    "texts_around",
    { place, words, count: AROUND },
    { on: ["message_text", "text_drop"] },
  );
  return (
    <ol className={styles.around}>
      {around?.map((text) => {
        const own = text.place.block === place.block && text.place.line === place.line;
        return (
          <li key={`${text.place.block} ${text.place.line}`} aria-current={own || undefined}>
            <Text text={text} />
          </li>
        );
      })}
    </ol>
  );
}

function Text({ text, channel }: { text: KeptText; channel?: boolean }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const open = useOpen();
  const { member, name } = text.speaker;
  const civil = civilAt(text.at, tz);
  const called = name || t`Somebody`;
  return (
    <>
      <p className={styles.about}>
        {member ? (
          <button type="button" className={styles.name} onClick={() => open({ kind: "member", uid: member })}>
            <bdi>{called}</bdi>
          </button>
        ) : (
          <bdi>{called}</bdi>
        )}
        {channel && <bdi>{text.channel_name}</bdi>}
        <time>
          {formats.dayYear(civil)} {formats.time(civil)}
        </time>
      </p>
      <p className={styles.text} dir="auto">
        {text.pieces.map(({ text, found }, at) =>
          // Pieces are what they are by their place alone.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          found ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
        )}
      </p>
    </>
  );
}

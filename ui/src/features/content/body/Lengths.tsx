// How long a text is where it goes, as each platform counts, said in red where it would be cut off; and where its Markdown is
// formatted.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { useDebouncedValue } from "@mantine/hooks";
import type { ChannelKind } from "../../../bindings/ChannelKind";
import type { TextLength } from "../../../bindings/TextLength";
import { CHANNEL_KINDS } from "../../../shared/channels/ChannelMark";
import { useCall } from "../../../shared/data/query";
import { useFormats } from "../../../shared/format/formats";
import styles from "./Body.module.css";
import { hasMarkdown } from "./markdown";

export function Lengths({ text, kinds }: { text: string; kinds: ChannelKind[] }) {
  const { i18n } = useWords();
  const { t } = useLingui();
  const formats = useFormats();
  const [counted] = useDebouncedValue(text, 200);
  const { data } = useCall("text_lengths", { text: counted, kinds }, { on: [], keep: true, enabled: kinds.length > 0 });
  const plain = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].length;
  if (text === "") return null;
  const over = (data ?? []).filter(({ used, limit }) => limit !== null && used > limit);
  const tightest = (data ?? [])
    .filter((length): length is TextLength & { limit: number } => length.limit !== null)
    .sort((a, b) => b.used / b.limit - a.used / a.limit)[0];
  return (
    <>
      <p className={styles.lengths} data-over={over.length > 0 || undefined}>
        {over.length === 0 &&
          tightest &&
          t`${formats.number(tightest.used)} of ${formats.number(tightest.limit)} characters`}
        {over.length === 0 && !tightest && t`${formats.number(plain)} characters`}
        {over.map(({ kind, used, limit, unit }) => {
          const place = i18n._(CHANNEL_KINDS[kind].word);
          const [has, may] = [formats.number(used), formats.number(limit ?? 0)];
          return (
            <span key={kind}>
              {unit === "bytes"
                ? t`${place} cuts this off: ${has} of ${may} bytes`
                : t`${place} cuts this off: ${has} of ${may} characters`}
            </span>
          );
        })}
      </p>
      <Signs text={text} lengths={data ?? []} />
    </>
  );
}

/** Chat apps keep a text to the character, also the signs of Markdown. */
function Signs({ text, lengths }: { text: string; lengths: readonly TextLength[] }) {
  const { i18n } = useWords();
  const { t } = useLingui();
  if (lengths.length === 0 || !hasMarkdown(text)) return null;
  const names = (formatted: boolean) =>
    lengths
      .filter(({ markdown }) => markdown === formatted)
      .map(({ kind }) => i18n._(CHANNEL_KINDS[kind].word))
      .join(t({ message: ", ", comment: "Between names: 、" }));
  const [formatted, plain] = [names(true), names(false)];
  return (
    <p className={styles.lengths}>
      {formatted && <span>{t`Markdown is formatted in: ${formatted}`}</span>}
      {plain && <span>{t`Markdown signs stay as typed in: ${plain}`}</span>}
    </p>
  );
}

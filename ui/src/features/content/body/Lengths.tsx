// How long a text is where it goes, as each platform counts; said in red where it would be cut off.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { useDebouncedValue } from "@mantine/hooks";
import type { ChannelKind } from "../../../bindings/ChannelKind";
import type { TextLength } from "../../../bindings/TextLength";
import { CHANNEL_KINDS } from "../../../shared/channels/ChannelMark";
import { useCall } from "../../../shared/data/query";
import { useFormats } from "../../../shared/format/formats";
import styles from "./Body.module.css";

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
  );
}

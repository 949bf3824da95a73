// What the writer should see before it goes out. Nothing here forbids anything.

import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ContentView } from "../../../bindings/ContentView";
import type { ContentWarning } from "../../../bindings/ContentWarning";
import { channelName, useChannels } from "../../../shared/channels/use-channels";
import { useFormats } from "../../../shared/format/formats";
import styles from "./Body.module.css";

/** More than these would say nothing new. */
const MOST = 3;

export function Warnings({ content }: { content: ContentView }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { byUid } = useChannels();
  // What is only an idea is allowed to be empty and to go nowhere.
  const warnings = content.warnings.filter(({ kind }) => content.state !== "idea" || kind === "too_long");
  const text = (warning: ContentWarning) => {
    if (warning.kind === "empty") return t`There is nothing to send yet.`;
    if (warning.kind === "no_channel") return t`It goes to no channel yet.`;
    const channel = byUid.get(warning.channel);
    const name = channel ? channelName(channel) : "…";
    const over = formats.number(warning.length.used - (warning.length.limit ?? 0));
    return t`Piece ${warning.piece + 1} is ${over} too long for ${name}.`;
  };
  if (warnings.length === 0) return null;
  const rest = warnings.length - MOST;
  return (
    <ul className={styles.warnings}>
      {warnings.slice(0, MOST).map((warning) => (
        <li key={JSON.stringify(warning)}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          {text(warning)}
        </li>
      ))}
      {rest > 0 && <li>{t`${rest} more channels cut something off.`}</li>}
    </ul>
  );
}

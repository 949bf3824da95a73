// How much room kept texts take, and the way to be rid of them: of all, or of the one group that is looked at.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { formatBytes } from "../../../shared/format/bytes";
import { useFormats } from "../../../shared/format/formats";
import { DropTextsDialog } from "../../../shared/texts/DropTextsDialog";
import styles from "./Messages.module.css";

interface TextsKeptProps {
  /** The only channel that is looked at. */
  channel: { uid: string; name: string } | undefined;
}

export function TextsKept({ channel }: TextsKeptProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community } = useCommunity();
  const { data: room } = useCall("texts_room", { community }, { on: ["message_text", "text_drop"] });
  const [asked, ask] = useState(false);
  if (!room || room.texts === 0) return null;
  const count = plural(room.texts, { one: "# text", other: "# texts" });
  const [stored, index] = [formatBytes(room.stored, formats), formatBytes(room.index, formats)];
  return (
    <footer className={styles.room}>
      <span>{t`Kept: ${count}, ${stored} packed, ${index} for the search index.`}</span>
      <Button size="small" look="quiet" onClick={() => ask(true)}>
        {channel ? t`Drop the texts of ${channel.name}…` : t`Drop the texts…`}
      </Button>
      {asked && (
        <DropTextsDialog
          title={channel ? t`Drop the texts of ${channel.name}` : t`Drop the texts of all messages`}
          what={{ community, channel: channel?.uid }}
          onClose={() => ask(false)}
        />
      )}
    </footer>
  );
}

// Which body is shown: the one for all channels, or a channel's own. A version begins as a copy and can be taken away again.

import { useLingui } from "@lingui/react/macro";
import { IconChevronDown, IconPlus, IconTrash } from "@tabler/icons-react";
import type { ContentView } from "../../../bindings/ContentView";
import { Button } from "../../../shared/basics/Button";
import { channelName, useChannels } from "../../../shared/channels/use-channels";
import { useWrite } from "../../../shared/data/use-write";
import { openMenu } from "../../../shared/menu/menu";
import { keepContent } from "../queries";
import { keyed, toInput } from "./pieces";

interface VersionChoiceProps {
  content: ContentView;
  channel: string | null;
  onChoose: (channel: string | null) => void;
}

export function VersionChoice({ content, channel, onChoose }: VersionChoiceProps) {
  const { t } = useLingui();
  const { byUid } = useChannels();
  const writing = useWrite("content_pieces_set");
  if (content.channels.length < 2 && content.versions.length === 0) return null;
  const name = (uid: string) => {
    const found = byUid.get(uid);
    return found ? channelName(found) : "…";
  };
  const own = new Set(content.versions.map((version) => version.channel));
  const make = async (uid: string) => {
    const pieces = toInput(keyed(content.pieces, []));
    // An empty body has nothing to differ from; the version begins with an empty message.
    const kept = await writing.run({
      uid: content.uid,
      channel: uid,
      pieces: pieces.length > 0 ? pieces : [{ kind: "text", text: "" }],
    });
    if (!kept) return;
    keepContent(kept);
    onChoose(uid);
  };
  const remove = async (uid: string) => {
    const kept = await writing.run(
      { uid: content.uid, channel: uid, pieces: [] },
      t`${name(uid)} gets the common text again`,
    );
    if (kept) keepContent(kept);
    onChoose(null);
  };
  return (
    <Button
      size="small"
      look="quiet"
      onClick={(event) =>
        openMenu(event.currentTarget, t`Versions`, [
          [
            { id: "all", title: t`For all channels`, checked: channel === null, run: () => onChoose(null) },
            ...content.versions.map((version) => ({
              id: version.channel,
              title: name(version.channel),
              checked: version.channel === channel,
              run: () => onChoose(version.channel),
            })),
          ],
          content.channels
            .filter((uid) => !own.has(uid))
            .map((uid) => ({
              id: `new-${uid}`,
              title: t`Own text for ${name(uid)}`,
              icon: IconPlus,
              run: () => void make(uid),
            })),
          channel
            ? [
                {
                  id: "remove",
                  title: t`Take this version away`,
                  icon: IconTrash,
                  danger: true,
                  run: () => void remove(channel),
                },
              ]
            : [],
        ])
      }
    >
      {channel ? name(channel) : t`For all channels`}
      <IconChevronDown size={14} aria-hidden />
    </Button>
  );
}

// Where something goes: channels by name, or all that bear a tag with one click. Used by content and events.

import { useLingui } from "@lingui/react/macro";
import { Popover } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useFormats } from "../format/formats";
import { ChannelMark } from "./ChannelMark";
import styles from "./ChannelsField.module.css";
import { byName, channelName, useChannels } from "./use-channels";

interface ChannelsFieldProps {
  value: string[];
  onChange: (channels: string[]) => void;
}

/** So many names stand in the field; the rest is a number. */
const NAMED = 2;

export function ChannelsField({ value, onChange }: ChannelsFieldProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { byUid } = useChannels();
  const [open, setOpen] = useState(false);
  const names = value.slice(0, NAMED).map((uid) => {
    const channel = byUid.get(uid);
    return channel ? channelName(channel) : "…";
  });
  const rest = value.length - names.length;
  const text = (): string => {
    if (value.length === 0) return t`Choose channels`;
    if (value.length > NAMED + 1) return t`${formats.number(value.length)} channels: ${names.join(t`, `)}…`;
    return names.join(t`, `) + (rest > 0 ? t` and ${rest} more` : "");
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.field}
          aria-label={`${t`Channels`}: ${text()}`}
          aria-expanded={open}
          data-empty={value.length === 0 || undefined}
          onClick={() => setOpen(!open)}
        >
          <span>{text()}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <Choices value={value} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices({ value, onChange }: ChannelsFieldProps) {
  const { t, i18n } = useLingui();
  const { list, byTag, byUid } = useChannels();
  const sorted = useMemo(() => byName(list, i18n.locale), [list, i18n.locale]);
  const [search, setSearch] = useState("");
  const chosen = new Set(value);
  const wanted = search.trim().toLowerCase();
  // Closed groups stay out of sight unless something goes there already.
  const shown = sorted.filter(
    (channel) =>
      (channel.state !== "closed" || chosen.has(channel.uid)) && channelName(channel).toLowerCase().includes(wanted),
  );
  // The core keeps the order of the channels; here it is enough to hold each once.
  const set = (uids: string[], on: boolean) => {
    const next = new Set(value.filter((uid) => byUid.has(uid)));
    for (const uid of uids) {
      if (on) next.add(uid);
      else next.delete(uid);
    }
    onChange(list.filter(({ uid }) => next.has(uid)).map(({ uid }) => uid));
  };
  const tags = [...byTag].filter(([name]) => name.toLowerCase().includes(wanted));
  return (
    <div className={styles.choices}>
      <input
        className={styles.search}
        data-autofocus
        value={search}
        placeholder={t`Search channels and tags`}
        aria-label={t`Search channels and tags`}
        onChange={(event) => setSearch(event.target.value)}
      />
      {tags.length > 0 && (
        <fieldset className={styles.tags} aria-label={t`By tag`}>
          {tags.map(([name, channels]) => {
            const all = channels.every(({ uid }) => chosen.has(uid));
            return (
              <button
                key={name}
                type="button"
                aria-pressed={all}
                onClick={() =>
                  set(
                    channels.map(({ uid }) => uid),
                    !all,
                  )
                }
              >
                {name}
                <span>{channels.length}</span>
              </button>
            );
          })}
        </fieldset>
      )}
      <div className={`${styles.list} scroll`}>
        {shown.map((channel) => (
          <label key={channel.uid}>
            <input
              type="checkbox"
              checked={chosen.has(channel.uid)}
              onChange={(event) => set([channel.uid], event.target.checked)}
            />
            <ChannelMark kind={channel.kind} />
            <bdi>{channelName(channel)}</bdi>
          </label>
        ))}
        {shown.length === 0 && (
          <p>{list.length === 0 ? t`There is no channel yet. Add one under Groups.` : t`No channel has this name.`}</p>
        )}
      </div>
      {list.length > 1 && (
        <footer>
          <button
            type="button"
            onClick={() =>
              set(
                shown.map(({ uid }) => uid),
                true,
              )
            }
          >{t`All`}</button>
          <button type="button" onClick={() => onChange([])}>{t`Choose none`}</button>
        </footer>
      )}
    </div>
  );
}

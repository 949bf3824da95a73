// The announcement that stands in the group now: kept to the character, copied with one click.

import { useLingui } from "@lingui/react/macro";
import { Textarea } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { copyText } from "../../platform/clipboard";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { useFormats } from "../../shared/format/formats";
import { showNote } from "../../shared/toasts/toasts";
import styles from "./GroupDrawer.module.css";
import type { GroupRow } from "./group-row";

export function Announcement({ row }: { row: GroupRow }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const [text, setText] = useState(row.announcement ?? "");
  const write = useWrite("channel_edit");
  const save = () => {
    if (text !== (row.announcement ?? ""))
      void write.run({ uid: row.uid, announcement: text.trim() === "" ? null : text }, t`Announcement kept`);
  };
  const since = row.announcement_at === null ? "" : formats.instant(row.announcement_at, tz);
  return (
    <>
      <Textarea
        aria-label={t`Announcement`}
        autosize
        minRows={2}
        maxRows={14}
        placeholder={t`What stands in the group's announcement now`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={save}
      />
      {row.announcement && (
        <div className={styles.foot}>
          <span className={styles.gap}>{since && t`since ${since}`}</span>
          <Button
            look="quiet"
            size="small"
            icon={IconCopy}
            onClick={() => void copyText(row.announcement ?? "").then(() => showNote(t`Announcement copied`))}
          >
            {t`Copy`}
          </Button>
        </div>
      )}
    </>
  );
}

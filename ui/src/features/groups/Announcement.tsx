// The announcement that stands in the group now: kept to the character, copied with one click.

import { useLingui } from "@lingui/react/macro";
import { IconCopy } from "@tabler/icons-react";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCopy } from "../../shared/copy";
import { useWrite } from "../../shared/data/use-write";
import { NoteText } from "../../shared/fields/NoteText";
import { useFormats } from "../../shared/format/formats";
import { DateField } from "../../shared/plan/DateField";
import styles from "./GroupDrawer.module.css";
import { type GroupRow, levelOf } from "./group-row";

export function Announcement({ row }: { row: GroupRow }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const copy = useCopy();
  const write = useWrite("channel_edit");
  const save = async (text: string) => {
    const announcement = text.trim() === "" ? null : text;
    return (await write.run({ uid: row.uid, announcement }, t`Announcement kept`)) !== undefined;
  };
  const review = (announcement_review_on: string | null) =>
    write.run(
      { uid: row.uid, announcement_review_on },
      announcement_review_on ? t`The announcement is reviewed on ${formats.day(announcement_review_on)}` : t`No review`,
    );
  const since = row.announcement_at === null ? "" : formats.instant(row.announcement_at, tz);
  return (
    <>
      <NoteText
        key={row.uid}
        label={t`Announcement`}
        maxRows={14}
        placeholder={t`What stands in the group's announcement now`}
        value={row.announcement ?? ""}
        onSave={save}
      />
      {row.announcement && (
        <div className={styles.foot}>
          <span className={styles.gap}>{since && t`since ${since}`}</span>
          <span className={styles.level} data-level={levelOf(row, "review_days")}>{t`Review on`}</span>
          <span className={styles.review}>
            <DateField
              ariaLabel={t`Review on`}
              clearable
              value={row.announcement_review_on}
              placeholder={t`no day`}
              onChange={(day) => void review(day)}
            />
          </span>
          <Button
            look="quiet"
            size="small"
            icon={IconCopy}
            onClick={() => void copy(row.announcement ?? "", t`Announcement copied`)}
          >
            {t`Copy`}
          </Button>
        </div>
      )}
    </>
  );
}

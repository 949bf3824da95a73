// Calendar files: one written once for others, or one that is kept current for the calendar program that subscribes to it.

import { useLingui } from "@lingui/react/macro";
import { IconCalendarDown, IconCalendarPlus, IconFileExport, IconTrash } from "@tabler/icons-react";
import { CoreError } from "../../platform/core-error";
import { pickSave } from "../../platform/window";
import { runAction } from "../../shared/actions/registry";
import { Button, IconButton } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { useFormats } from "../../shared/format/formats";
import { useNow } from "../../shared/use-now";
import { errorText } from "../../shared/words/error-text";
import { Group, Row } from "./Row";
import styles from "./Settings.module.css";

export function ExchangeGroup() {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const now = useNow();
  const { uid: community, name } = useCommunity();
  const files = useCall("kept_files", {}, { on: ["kept_file"] });
  const keep = useWrite("kept_file_add");
  const forget = useWrite("kept_file_remove");
  const selection = {
    community,
    kinds: [],
    channels: [],
    uids: [],
    from: null,
    to: null,
    flatten: false,
    tasks_as_events: true,
  };
  const pick = () =>
    pickSave({
      title: t`Keep a calendar file current`,
      file_name: `${name}.ics`,
      extensions: ["ics"],
      filter_name: "iCalendar",
    });
  const keepOne = async () => {
    const path = await pick();
    if (path && (await keep.run({ path, selection }))) await files.refetch();
  };
  return (
    <Group title={t`Other calendar programs`}>
      <Row
        title={t`Write a calendar file`}
        hint={t`The plan or a part of it as an .ics file, for Outlook, Apple, Google and others.`}
      >
        <Button icon={IconFileExport} onClick={() => runAction("calendar.export")}>
          {t`Write…`}
        </Button>
      </Row>
      <Row
        title={t`Read in a calendar file`}
        hint={t`What it would bring is shown first. Reading the same file again doubles nothing.`}
      >
        <Button icon={IconCalendarDown} onClick={() => runAction("calendar.import")}>
          {t`Read in…`}
        </Button>
      </Row>
      <Row title={t`Keep a calendar file current`} hint={t`It is written anew within seconds of every change.`}>
        <Button icon={IconCalendarPlus} busy={keep.pending} onClick={() => void keepOne()}>
          {t`Keep…`}
        </Button>
      </Row>
      <ul className={styles.list}>
        {files.data?.map(({ path, written_at, problem }) => (
          <li key={path}>
            <span className={`${styles.grow} ${styles.path} selectable`}>{path}</span>
            <span className={styles.quiet}>
              {problem
                ? errorText(i18n, CoreError.from(problem))
                : written_at === null
                  ? t`not written yet`
                  : formats.ago(written_at, now)}
            </span>
            <IconButton
              icon={IconTrash}
              size={16}
              label={t`Keep it no longer`}
              hint="left"
              onClick={async () => {
                await forget.run({ path });
                await files.refetch();
              }}
            />
          </li>
        ))}
      </ul>
    </Group>
  );
}

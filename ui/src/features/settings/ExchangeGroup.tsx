// Calendar files: one written once for others, or one that is kept current for the calendar program that subscribes to it.

import { useLingui } from "@lingui/react/macro";
import { IconCalendarDown, IconCalendarPlus, IconFileExport } from "@tabler/icons-react";
import { runAction } from "../../shared/actions/registry";
import { Button } from "../../shared/basics/Button";
import { useCall } from "../../shared/data/query";
import { askCalendarFile } from "../../shared/plan/calendar-file";
import { KeptFileRow } from "./KeptFileRow";
import { Group, Row } from "./Row";
import styles from "./Settings.module.css";

export function ExchangeGroup() {
  const { t } = useLingui();
  const files = useCall("kept_files", {}, { on: ["kept_file"] });
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
      <Row
        title={t`Keep a calendar file current`}
        hint={t`The plan or a part of it, written anew within seconds of every change.`}
      >
        <Button icon={IconCalendarPlus} onClick={() => askCalendarFile("kept")}>
          {t`Keep…`}
        </Button>
      </Row>
      <ul className={styles.list}>
        {files.data?.map((file) => (
          <KeptFileRow key={file.path} file={file} />
        ))}
      </ul>
    </Group>
  );
}

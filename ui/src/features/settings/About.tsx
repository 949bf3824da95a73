import { useLingui } from "@lingui/react/macro";
import { IconFolderOpen } from "@tabler/icons-react";
import packageJson from "../../../package.json";
import { reveal } from "../../platform/files";
import { runAction } from "../../shared/actions/registry";
import { Button } from "../../shared/basics/Button";
import { useOverview } from "../../shared/settings";
import { Group, Row } from "./Row";
import styles from "./Settings.module.css";

export function About() {
  const { t } = useLingui();
  const path = useOverview().data?.path ?? "";
  return (
    <Group>
      <Row title={t`Tulou`} hint={t`Plans and people of communities. Works without a network and without an account.`}>
        <span className="figure">{packageJson.version}</span>
      </Row>
      <Row title={t`Workspace`} hint={<span className={`${styles.path} selectable`}>{path}</span>}>
        <Button icon={IconFolderOpen} onClick={() => void reveal(path)}>
          {t`Show`}
        </Button>
      </Row>
      <Row title={t`Keyboard shortcuts`}>
        <Button onClick={() => runAction("app.shortcuts")}>{t`Show`}</Button>
      </Row>
      <Row
        title={t`Licence`}
        hint={t`Tulou is free under the MIT licence. It stands on SQLite, Tauri, React, Mantine, FullCalendar, TanStack, dnd kit, Lingui and Tabler Icons.`}
      >
        <span>{"MIT"}</span>
      </Row>
    </Group>
  );
}

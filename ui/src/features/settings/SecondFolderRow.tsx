// A second folder for backups: a stick, another disk. Each backup is copied there as well.

import { useLingui } from "@lingui/react/macro";
import { IconFolder } from "@tabler/icons-react";
import { pickOpen } from "../../platform/files";
import { Button } from "../../shared/basics/Button";
import { useSetting } from "../../shared/settings";
import { Row } from "./Row";

export function SecondFolderRow() {
  const { t } = useLingui();
  const [folder, setFolder] = useSetting("backup_folder");
  const choose = async () => {
    const [chosen] = await pickOpen({ folder: true, title: t`A second folder for backups` });
    if (chosen) setFolder(chosen);
  };
  return (
    <Row
      title={t`A second folder for backups`}
      hint={folder || t`On another disk or a stick: each backup is copied there as well.`}
    >
      {folder && <Button onClick={() => setFolder("")}>{t`No second folder`}</Button>}
      <Button icon={IconFolder} onClick={() => void choose()}>
        {t`Choose a folder…`}
      </Button>
    </Row>
  );
}

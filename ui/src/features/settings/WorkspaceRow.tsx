// Which workspace this is, and the way to another one. The program starts anew with it.

import { useLingui } from "@lingui/react/macro";
import { IconFolderOpen } from "@tabler/icons-react";
import { CoreError } from "../../platform/core-error";
import { openWorkspace, pickOpen } from "../../platform/files";
import { Button } from "../../shared/basics/Button";
import { writeDrafts } from "../../shared/fields/open-drafts";
import { showError } from "../../shared/toasts/toasts";
import { Row } from "./Row";

export function WorkspaceRow({ folder }: { folder: string | null }) {
  const { t } = useLingui();
  const choose = async () => {
    try {
      const [chosen] = await pickOpen({ folder: true, title: t`Choose a workspace` });
      if (!chosen) return;
      // The program ends for it, and nothing that was typed may be lost.
      await writeDrafts();
      await openWorkspace(chosen);
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
  return (
    <Row title={t`Workspace`} hint={folder}>
      <Button icon={IconFolderOpen} onClick={() => void choose()}>
        {t`Open another…`}
      </Button>
    </Row>
  );
}

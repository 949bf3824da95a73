// Beside the backups while the workspace is known to be damaged: the newest backup may be as damaged as the file is, or a week old.

import { useLingui } from "@lingui/react/macro";
import { IconLifebuoy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Salvaged } from "../../bindings/Salvaged";
import { call } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { pickSave } from "../../platform/files";
import { SalvageOutcome } from "../../shared/archive/SalvageOutcome";
import { Button } from "../../shared/basics/Button";
import { JobProgress } from "../../shared/basics/JobProgress";
import { useJob } from "../../shared/data/use-job";
import { Row } from "./Row";
import styles from "./Settings.module.css";

export function SalvageRow() {
  const { t } = useLingui();
  const saving = useJob("export_readable");
  const [saved, setSaved] = useState<Salvaged>();
  const { data, error } = useQuery({
    // The frame's banner asks the same.
    queryKey: ["workspace_health", {}],
    queryFn: () => call("workspace_health", {}),
    meta: { on: [] },
  });
  const damaged = error ? CoreError.from(error).code === "damaged" : (data?.damage.length ?? 0) > 0;
  if (!damaged) return null;
  const save = async () => {
    const path = await pickSave({ title: t`Save what can be read`, file_name: "tulou-rescued" });
    const done = path && (await saving.run({ path }));
    if (done) setSaved(done);
  };
  return (
    <>
      <Row
        title={t`Save what can be read`}
        hint={t`The workspace file is damaged. What is still readable goes into a new folder as open files; the workspace stays as it is.`}
      >
        {saving.progress ? (
          <JobProgress progress={saving.progress} label={t`Save what can be read`} stop={saving.stop} />
        ) : (
          <Button icon={IconLifebuoy} onClick={() => void save()}>
            {t`Save what can be read…`}
          </Button>
        )}
      </Row>
      {saved && (
        <div className={styles.lead}>
          <SalvageOutcome saved={saved} />
        </div>
      )}
    </>
  );
}

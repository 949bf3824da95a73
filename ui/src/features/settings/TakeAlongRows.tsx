// The workspace in other forms: one file for another computer, open files for other programs, and such a file opened here.

import { useLingui } from "@lingui/react/macro";
import { IconFileExport, IconFileZip, IconPackageImport } from "@tabler/icons-react";
import { pickSave, reveal } from "../../platform/files";
import { runAction } from "../../shared/actions/registry";
import { Button } from "../../shared/basics/Button";
import { JobProgress } from "../../shared/basics/JobProgress";
import { useJob } from "../../shared/data/use-job";
import { showNote } from "../../shared/toasts/toasts";
import { Row } from "./Row";

export function TakeAlongRows() {
  const { t } = useLingui();
  const archive = useJob("archive_save");
  const everything = useJob("export_all");
  const say = (path: string) => showNote(t`Saved: ${path}`, { title: t`Show`, run: () => void reveal(path) });
  const save = async () => {
    const path = await pickSave({
      title: t`Take the workspace along`,
      file_name: "workspace.tulou",
      extensions: ["tulou"],
      filter_name: "Tulou",
    });
    if (path && (await archive.run({ path }))) say(path);
  };
  const write = async () => {
    const path = await pickSave({ title: t`Export everything`, file_name: "tulou-export" });
    if (path && (await everything.run({ path }))) say(path);
  };
  return (
    <>
      <Row title={t`Take the workspace along`} hint={t`Everything as one .tulou file, for another computer.`}>
        {archive.progress ? (
          <JobProgress progress={archive.progress} label={t`Take the workspace along`} stop={archive.stop} />
        ) : (
          <Button icon={IconFileZip} onClick={() => void save()}>
            {t`Save as a file…`}
          </Button>
        )}
      </Row>
      <Row
        title={t`Open a Tulou file`}
        hint={t`It becomes a workspace of its own, in a new folder; this one stays as it is.`}
      >
        <Button icon={IconPackageImport} onClick={() => runAction("workspace.open_archive")}>
          {t`Open…`}
        </Button>
      </Row>
      <Row
        title={t`Export everything`}
        hint={t`A new folder with every table as CSV and JSON, and all attachments; readable without Tulou.`}
      >
        {everything.progress ? (
          <JobProgress progress={everything.progress} label={t`Export everything`} stop={everything.stop} />
        ) : (
          <Button icon={IconFileExport} onClick={() => void write()}>
            {t`Export as open files…`}
          </Button>
        )}
      </Row>
    </>
  );
}

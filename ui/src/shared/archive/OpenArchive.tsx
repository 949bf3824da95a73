// A `.tulou` file becomes a workspace of its own: chosen, dropped on the window, or opened from the desktop. It is unpacked into a
// new folder and the program starts anew with it; the present workspace stays as it is. On every page, the first one included.

import { useLingui } from "@lingui/react/macro";
import { IconPackageImport } from "@tabler/icons-react";
import { useState } from "react";
import { inWindow } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { openWorkspace, pickOpen, pickSave } from "../../platform/files";
import { useActions } from "../actions/use-actions";
import { Button } from "../basics/Button";
import { JobProgress } from "../basics/JobProgress";
import { useJob } from "../data/use-job";
import { Dialog } from "../dialog/Dialog";
import { useFileDrop } from "../drops";
import { writeDrafts } from "../fields/open-drafts";
import { showError } from "../toasts/toasts";

const ENDING = ".tulou";
const ENDINGS = [ENDING];

/** The last part of a path, in the form of any system. */
const nameOf = (path: string) => path.split(/[/\\]/).at(-1) ?? path;

export default function OpenArchive() {
  const { t } = useLingui();
  const [archive, setArchive] = useState<string | null>(null);
  const unpack = useJob("archive_open");
  useFileDrop(([path]) => unpack.progress === null && setArchive(path ?? null), ENDINGS);
  const choose = async () => {
    const [path] = await pickOpen({
      title: t`Open a Tulou file`,
      extensions: [ENDING.slice(1)],
      filter_name: "Tulou",
    });
    if (path) setArchive(path);
  };
  useActions([
    {
      id: "workspace.open_archive",
      title: t`Open a Tulou file…`,
      group: "app",
      keywords: t({
        message: "workspace open tulou file archive",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      icon: IconPackageImport,
      hidden: !inWindow,
      run: () => void choose().catch((fault) => showError(CoreError.from(fault))),
    },
  ]);
  if (archive === null) return null;

  const name = nameOf(archive);
  const close = () => {
    unpack.stop();
    setArchive(null);
  };
  const open = async () => {
    try {
      const folder = await pickSave({
        title: t`Where to unpack it`,
        file_name: name.slice(0, -ENDING.length) || "workspace",
      });
      if (!folder || !(await unpack.run({ path: archive, folder }))) return;
      // The program ends for it, and nothing that was typed may be lost.
      await writeDrafts();
      await openWorkspace(folder);
      setArchive(null);
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
  return (
    <Dialog
      title={t`Open ${name}?`}
      onClose={close}
      onSubmit={() => unpack.progress === null && void open()}
      footer={
        unpack.progress ? (
          <JobProgress progress={unpack.progress} label={t`Unpacking`} stop={unpack.stop} />
        ) : (
          <>
            <Button onClick={close}>{t`Cancel`}</Button>
            <Button look="primary" submit data-autofocus>
              {t`Choose a folder…`}
            </Button>
          </>
        )
      }
    >
      <p>
        {t`Its workspace is unpacked into a new folder, and Tulou starts anew with it. The present workspace stays where it is.`}
      </p>
    </Dialog>
  );
}

// A kept picture or file: seen whole, and saved where the person wants it.

import { useLingui } from "@lingui/react/macro";
import { IconDownload } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { AttachmentView } from "../../bindings/AttachmentView";
import { inWindow } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { pickSave, reveal } from "../../platform/files";
import { IconButton } from "../basics/Button";
import { useCall } from "../data/query";
import { useWrite } from "../data/use-write";
import { Dialog } from "../dialog/Dialog";
import { useFormats } from "../format/formats";
import { showError, showNote } from "../toasts/toasts";
import styles from "./Attached.module.css";
import { sizeText } from "./attach";

const WHOLE = 960;

interface AttachedProps {
  file: AttachmentView;
  /** Instead of its name and size. */
  caption?: ReactNode;
  /** Buttons beside the one that saves it. */
  tools?: ReactNode;
}

export function Attached({ file, caption, tools }: AttachedProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const [whole, setWhole] = useState(false);
  const isImage = file.mime.startsWith("image/");
  const { data } = useCall("attachment_read", { uid: file.uid }, { on: [], enabled: isImage });
  const out = useWrite("attachment_export");
  const save = async () => {
    try {
      const path = await pickSave({ title: t`Save as…`, file_name: file.name });
      // The dialog has asked already whether a file of that name may go.
      if (!path || !(await out.run({ uid: file.uid, path, replace: true }))) return;
      showNote(t`Saved: ${path}`, { title: t`Show`, run: () => void reveal(path) });
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
  const image = data && `data:${file.mime};base64,${data.base64}`;
  return (
    <figure className={styles.attached}>
      {isImage && image && (
        <button
          type="button"
          className={styles.picture}
          aria-label={t`Show whole: ${file.name}`}
          onClick={() => setWhole(true)}
        >
          <img src={image} alt="" draggable={false} />
        </button>
      )}
      <figcaption>
        <span className={styles.label}>
          {caption ?? (
            <>
              <bdi>{file.name}</bdi> <span className="figure">{sizeText(file.bytes, formats.number)}</span>
            </>
          )}
        </span>
        {inWindow && (
          <IconButton
            icon={IconDownload}
            size={14}
            label={t`Save as…`}
            hint="left"
            disabled={out.pending}
            onClick={() => void save()}
          />
        )}
        {tools}
      </figcaption>
      {whole && image && (
        <Dialog title={file.name} width={WHOLE} onClose={() => setWhole(false)}>
          <img className={styles.whole} src={image} alt={file.name} />
        </Dialog>
      )}
    </figure>
  );
}

// A picture or file of a piece: seen whole, and saved where the person wants it.

import { useLingui } from "@lingui/react/macro";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { AttachmentView } from "../../../bindings/AttachmentView";
import { inWindow } from "../../../platform/call";
import { CoreError } from "../../../platform/core-error";
import { pickSave, reveal } from "../../../platform/window";
import { IconButton } from "../../../shared/basics/Button";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { Dialog } from "../../../shared/dialog/Dialog";
import { useFormats } from "../../../shared/format/formats";
import { showError, showNote } from "../../../shared/toasts/toasts";
import { sizeText } from "./attach";
import styles from "./Body.module.css";

const WHOLE = 960;

export function Attached({ file }: { file: AttachmentView }) {
  const { t } = useLingui();
  const formats = useFormats();
  const [whole, setWhole] = useState(false);
  const isImage = file.mime.startsWith("image/");
  const { data } = useCall("attachment_read", { uid: file.uid }, { on: [], enabled: isImage });
  const out = useWrite("attachment_export");
  const save = async () => {
    try {
      const path = await pickSave({ file_name: file.name });
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
          <bdi>{file.name}</bdi> <span className="figure">{sizeText(file.bytes, formats.number)}</span>
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
      </figcaption>
      {whole && image && (
        <Dialog title={file.name} width={WHOLE} onClose={() => setWhole(false)}>
          <img className={styles.whole} src={image} alt={file.name} />
        </Dialog>
      )}
    </figure>
  );
}

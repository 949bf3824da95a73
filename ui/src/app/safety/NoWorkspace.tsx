// No workspace could be opened: why, and the ways on. Nothing was touched.

import { useLingui } from "@lingui/react/macro";
import { IconFolderOff } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import type { Code } from "../../bindings/Code";
import { inWindow } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { openWorkspace, pickOpen } from "../../platform/files";
import { openAgain } from "../../platform/rescue";
import { Button } from "../../shared/basics/Button";
import { errorText } from "../../shared/words/error-text";
import styles from "../ErrorBoundary.module.css";
import { Rescue } from "./Rescue";

/** Faults of the file itself, after which its content may be brought back. A sick disk says no more than that it cannot be read. */
const DAMAGES: readonly Code[] = ["damaged", "bad_file", "io"];

export default function NoWorkspace({ fault }: { fault: unknown }) {
  const { t, i18n } = useLingui();
  const [error, setError] = useState(CoreError.from(fault));
  const fail = useCallback((next: unknown) => setError(CoreError.from(next)), []);
  const isDamaged = DAMAGES.includes(CoreError.from(fault).code);
  // There are no settings to restore a backup in: that is done right here.
  const text =
    error.code === "damaged"
      ? t`The workspace file is damaged; it is kept as it is. A backup can take its place.`
      : errorText(i18n, error);
  const choose = async () => {
    try {
      const [folder] = await pickOpen({ folder: true, title: t`Choose a workspace` });
      if (folder) await openWorkspace(folder);
    } catch (next) {
      fail(next);
    }
  };
  return (
    <main role="alert" className={styles.fault}>
      <IconFolderOff size={40} stroke={1.25} aria-hidden />
      <h2>{t`The workspace could not be opened`}</h2>
      <p className="selectable">{text}</p>
      <div className={styles.ways}>
        <Button look="primary" onClick={() => void openAgain().then(() => location.reload())}>
          {t`Try again`}
        </Button>
        {inWindow && <Button onClick={() => void choose()}>{t`Choose another workspace…`}</Button>}
      </div>
      {inWindow && isDamaged && <Rescue onError={fail} />}
    </main>
  );
}

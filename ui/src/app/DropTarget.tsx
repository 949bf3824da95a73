import { useLingui } from "@lingui/react/macro";
import { IconFileImport } from "@tabler/icons-react";
import { useDragOver } from "../shared/drops";
import styles from "./DropTarget.module.css";

/** While files hang over the window: says that they may be let go here. */
export function DropTarget() {
  const { t } = useLingui();
  if (!useDragOver()) return null;
  return (
    <div className={styles.target}>
      <IconFileImport size={32} stroke={1.5} aria-hidden />
      {t`Drop the files to import them`}
    </div>
  );
}

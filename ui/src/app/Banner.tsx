import { useLingui } from "@lingui/react/macro";
import { IconLock } from "@tabler/icons-react";
import styles from "./Banner.module.css";

/** Says, for as long as it is so, that nothing can be written. */
export function Banner({ path }: { path: string }) {
  const { t } = useLingui();
  return (
    <div role="status" className={styles.banner}>
      <IconLock size={16} aria-hidden />
      <span className="selectable">{t`Read only: nothing can be written to ${path}.`}</span>
    </div>
  );
}

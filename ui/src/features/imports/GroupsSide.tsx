// What importing the list of groups would do.

import { useLingui } from "@lingui/react/macro";
import styles from "./ImportPage.module.css";
import { Problems } from "./Problems";
import { countByFault } from "./problems";
import type { ImportState } from "./use-import";

export function GroupsSide({ state }: { state: ImportState }) {
  const { t } = useLingui();
  const { groupList, found } = state;
  if (!groupList || !found) return null;
  const comma = t({ message: ", ", comment: "Between the items of a list" });
  return (
    <>
      <section className={styles.part}>
        <h2>{t`What would happen`}</h2>
        <div className={styles.count}>
          <span>{t`Groups to add`}</span>
          <b>{groupList.channels.length}</b>
        </div>
        {groupList.new_operators.length > 0 && (
          <p className={styles.quiet}>{t`Join the team: ${groupList.new_operators.join(comma)}`}</p>
        )}
        {groupList.existing.length > 0 && (
          <>
            <div className={styles.count}>
              <span>{t`There already, left alone`}</span>
              <b>{groupList.existing.length}</b>
            </div>
            <p className={styles.quiet}>{groupList.existing.slice(0, 20).join(comma)}</p>
          </>
        )}
      </section>
      <Problems problems={groupList.problems} counts={countByFault(groupList.problems)} columns={found.columns} />
    </>
  );
}

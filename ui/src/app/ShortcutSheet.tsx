// The "?" sheet: every action of this moment that has keys, from the one registry.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useAllActions } from "../shared/actions/use-actions";
import { KeyHint } from "../shared/basics/KeyHint";
import { Dialog } from "../shared/dialog/Dialog";
import { ACTION_GROUPS, GROUP_ORDER } from "./action-groups";
import styles from "./ShortcutSheet.module.css";

export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const actions = useAllActions().filter((action) => action.keys);
  return (
    <Dialog title={t`Keyboard shortcuts`} width={720} onClose={onClose}>
      <div className={styles.sheet}>
        {GROUP_ORDER.map((group) => {
          const own = actions.filter((action) => action.group === group);
          return (
            own.length > 0 && (
              <section key={group}>
                <h3>{i18n._(ACTION_GROUPS[group])}</h3>
                <ul>
                  {own.map((action) => (
                    <li key={action.id}>
                      <span>{action.title}</span>
                      <KeyHint keys={action.keys ?? ""} />
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </Dialog>
  );
}

// The keys that copy the next piece from any program: pressed here once, they are those. They are taken only while something is
// being sent.

import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { CoreError } from "../../platform/core-error";
import { sendShortcut } from "../../platform/sending";
import { Button } from "../../shared/basics/Button";
import { Dialog } from "../../shared/dialog/Dialog";
import { isIme } from "../../shared/keys";
import { showError } from "../../shared/toasts/toasts";
import { acceleratorOf, capsOf } from "./accelerator";
import styles from "./ShortcutDialog.module.css";

type State = Awaited<ReturnType<typeof sendShortcut>>;

export function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [state, setState] = useState<State>(null);
  const ask = (keys?: string | null) =>
    void sendShortcut(keys).then(setState, (fault: unknown) => showError(CoreError.from(fault)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it is opened.
  useEffect(() => ask(), []);
  return (
    <Dialog
      title={t`Keys that copy the next piece`}
      width={400}
      onClose={onClose}
      onSubmit={onClose}
      footer={
        <>
          <Button onClick={() => ask(null)}>{t`No keys`}</Button>
          <Button look="primary" submit>
            {t({ message: "Done", context: "closes a dialog" })}
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        {t`They work in every program while you are sending: paste into the group, press them, paste into the next one.`}
      </p>
      <button
        type="button"
        className={styles.keys}
        data-autofocus
        aria-label={t`Press the keys that you want`}
        onKeyDown={(event) => {
          if (isIme(event)) return;
          const keys = acceleratorOf(event.nativeEvent);
          if (!keys) return;
          event.preventDefault();
          event.stopPropagation();
          ask(keys);
        }}
      >
        {state?.keys ? capsOf(state.keys).map((cap) => <kbd key={cap}>{cap}</kbd>) : <span>{t`No keys`}</span>}
      </button>
      <p className={styles.hint}>{t`Press others to change them.`}</p>
      {state && !state.works && (
        <p className={styles.fault}>
          {t`This desktop does not give these keys to Tulou: another program has them, or it gives none to any program. The small window works without them.`}
        </p>
      )}
    </Dialog>
  );
}

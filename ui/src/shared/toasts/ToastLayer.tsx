import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { runAction } from "../actions/registry";
import { Button, IconButton } from "../basics/Button";
import { errorText } from "../words/error-text";
import styles from "./ToastLayer.module.css";
import { currentToasts, dismiss, subscribeToasts, type Toast } from "./toasts";

export function ToastLayer() {
  const { t } = useLingui();
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  return (
    <section className={styles.layer} aria-label={t`Messages`} aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t, i18n } = useLingui();
  return (
    <div className={styles.toast} data-kind={toast.kind} role={toast.kind === "error" ? "alert" : undefined}>
      {toast.kind === "error" && <IconAlertTriangle size={16} aria-hidden />}
      <span className={`${styles.text} selectable`}>{toast.error ? errorText(i18n, toast.error) : toast.text}</span>
      {toast.undoable && (
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            dismiss(toast.id);
            runAction("app.undo");
          }}
        >
          {t`Undo`}
        </Button>
      )}
      {toast.action && (
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            dismiss(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.title}
        </Button>
      )}
      <IconButton icon={IconX} size={14} label={t`Close`} hint="above" onClick={() => dismiss(toast.id)} />
    </div>
  );
}

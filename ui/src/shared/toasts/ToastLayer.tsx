import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { useEffect, useSyncExternalStore } from "react";
import { Button, IconButton } from "../basics/Button";
import { errorText } from "../words/error-text";
import styles from "./ToastLayer.module.css";
import { currentToasts, dismiss, subscribeToasts, type Toast } from "./toasts";
import { followSteps } from "./undo-offer";

/** Where nothing can be undone, nothing is offered. */
export function ToastLayer({ onUndo }: { onUndo?: (step: string) => void }) {
  const { t } = useLingui();
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  useEffect(followSteps, []);
  return (
    <section className={styles.layer} aria-label={t`Messages`} aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onUndo={onUndo} />
      ))}
    </section>
  );
}

function ToastCard({ toast, onUndo }: { toast: Toast; onUndo?: (step: string) => void }) {
  const { t, i18n } = useLingui();
  const { step } = toast;
  return (
    <div className={styles.toast} data-kind={toast.kind} role={toast.kind === "error" ? "alert" : undefined}>
      {toast.kind === "error" && <IconAlertTriangle size={16} aria-hidden />}
      <span className={`${styles.text} selectable`}>{toast.error ? errorText(i18n, toast.error) : toast.text}</span>
      {step !== undefined && onUndo && (
        <Button
          look="quiet"
          size="small"
          data-step={step}
          onClick={() => {
            dismiss(toast.id);
            onUndo(step);
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

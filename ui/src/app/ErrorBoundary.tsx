// The last net: a fault while drawing shows a sentence and a way on, never a blank window.

import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import { Component, type ReactNode } from "react";
import { CoreError } from "../platform/core-error";
import { Button } from "../shared/basics/Button";
import { errorText } from "../shared/words/error-text";
import styles from "./ErrorBoundary.module.css";

interface Props {
  /** Changing it takes the message away: the address of the page. */
  place?: string;
  /** Takes over when what was to be shown is there no more: its making was undone, or somebody erased it. */
  onMissing?: () => void;
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { fault: unknown }> {
  override state = { fault: null as unknown };

  static getDerivedStateFromError(fault: unknown) {
    return { fault };
  }

  override componentDidCatch(fault: unknown) {
    if (CoreError.from(fault).code === "not_found") this.props.onMissing?.();
  }

  override componentDidUpdate(before: Props) {
    if (this.state.fault !== null && before.place !== this.props.place) this.setState({ fault: null });
  }

  override render() {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return <FaultPage error={fault} reset={() => this.setState({ fault: null })} />;
  }
}

/** What stands in the place of what could not be drawn. */
export function FaultPage({ error: fault, reset }: { error: unknown; reset: () => void }) {
  const error = CoreError.from(fault);
  const cause = typeof error.details.message === "string" ? error.details.message : null;
  return (
    <div role="alert" className={styles.fault}>
      <h2>{t`This page could not be shown`}</h2>
      <p>{errorText(i18n, error)}</p>
      {cause && <pre className={`${styles.cause} selectable scroll`}>{cause}</pre>}
      <div className={styles.ways}>
        <Button look="primary" onClick={reset}>
          {t`Try again`}
        </Button>
        <Button onClick={() => location.reload()}>{t`Start the window anew`}</Button>
      </div>
    </div>
  );
}

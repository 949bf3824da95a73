// A dialog that does one thing or nothing: what it is about, and two buttons.

import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "../basics/Button";
import { Dialog } from "./Dialog";

interface AskDialogProps {
  title: string;
  /** What the button says that it does. */
  does: string;
  look?: "primary" | "danger";
  width?: number;
  busy?: boolean;
  /** False while there is nothing to do; Enter then does nothing either. */
  ready?: boolean;
  /** The button takes the focus: there is nothing to fill in. */
  atOnce?: boolean;
  onDo: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function AskDialog(props: AskDialogProps) {
  const { title, does, look = "primary", width, busy, ready = true, atOnce, onDo, onClose, children } = props;
  const { t } = useLingui();
  return (
    <Dialog
      title={title}
      width={width}
      onClose={onClose}
      onSubmit={() => ready && !busy && onDo()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look={look} submit busy={busy} disabled={!ready} data-autofocus={atOnce || undefined}>
            {does}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

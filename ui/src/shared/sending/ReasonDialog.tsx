// Why a group was left out, or what went wrong: one line, and not even that is required.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../basics/Button";
import { Dialog } from "../dialog/Dialog";
import fields from "../fields/fields.module.css";

interface ReasonDialogProps {
  name: string;
  state: "skipped" | "failed";
  reason?: string | null;
  onAnswer: (reason: string | null) => void;
}

export function ReasonDialog({ name, state, reason: before, onAnswer }: ReasonDialogProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState(before ?? "");
  return (
    <Dialog
      title={state === "skipped" ? t`Skip ${name}` : t`Sending to ${name} failed`}
      width={380}
      onClose={() => onAnswer(null)}
      onSubmit={() => onAnswer(reason.trim())}
      footer={
        <Button look="primary" submit>
          {state === "skipped" ? t`Skip` : t`Mark as failed`}
        </Button>
      }
    >
      <input
        className={fields.text}
        data-autofocus
        value={reason}
        maxLength={200}
        aria-label={t`Reason`}
        placeholder={t`Reason, if you like`}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}

// "Move to…" and "Plan for…": what dragging does, for the keyboard and for far dates.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { Dialog } from "../../shared/dialog/Dialog";
import type { Moment } from "../../shared/plan/moment";
import { WhenField } from "../../shared/plan/WhenField";
import styles from "./dialogs.module.css";

interface MoveDialogProps {
  kind: string;
  title: string;
  /** Whether it has a time already. */
  planned: boolean;
  from: Moment;
  onClose: () => void;
  onMove: (to: Moment) => void;
}

export function MoveDialog({ kind, title, planned, from, onClose, onMove }: MoveDialogProps) {
  const { t } = useLingui();
  const [when, setWhen] = useState(from);
  return (
    <Dialog
      title={planned ? t`Move “${title}”` : t`Plan “${title}”`}
      width={420}
      onClose={onClose}
      onSubmit={() => onMove(when)}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit>
            {planned ? t`Move` : t`Plan`}
          </Button>
        </>
      }
    >
      <div className={styles.when}>
        <WhenField
          value={when}
          suggested={from}
          span={kind === "activity"}
          anyTime={kind === "task"}
          onChange={(next) => next && setWhen(next)}
        />
      </div>
    </Dialog>
  );
}

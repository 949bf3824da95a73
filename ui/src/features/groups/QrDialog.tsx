// A new last day for the QR codes of several groups. WeChat's live for seven days, so that is what it starts with.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { Dialog } from "../../shared/dialog/Dialog";
import { addDays } from "../../shared/format/civil";
import { DateField } from "../../shared/plan/DateField";
import type { GroupRow } from "./group-row";
import { groupCount } from "./use-group-writes";
import { useToday } from "./use-groups";

export const QR_LIVES_DAYS = 7;

interface QrDialogProps {
  rows: GroupRow[];
  onClose: () => void;
  onSave: (day: string | null) => void;
}

export function QrDialog({ rows, onClose, onSave }: QrDialogProps) {
  const { t } = useLingui();
  const today = useToday();
  const [day, setDay] = useState<string | null>(addDays(today, QR_LIVES_DAYS));
  const save = () => {
    onSave(day);
    onClose();
  };
  return (
    <Dialog
      title={t`QR codes of ${groupCount(rows.length)}`}
      onClose={onClose}
      onSubmit={save}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit>
            {t`Set the date`}
          </Button>
        </>
      }
    >
      <DateField label={t`Last day on which they work`} value={day} onChange={setDay} clearable />
    </Dialog>
  );
}

// From when on a group turns amber: three numbers, the same for everybody who works in this workspace.

import { useLingui } from "@lingui/react/macro";
import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import styles from "./Forms.module.css";
import type { Thresholds } from "./group-row";
import { thresholdsSetting, useThresholds } from "./use-groups";

export function WarningsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const stored = useThresholds();
  const [value, setValue] = useState<Thresholds>(stored);
  const write = useWrite("setting_set");
  const number = (key: keyof Thresholds) => (typed: number | string) =>
    typeof typed === "number" && setValue({ ...value, [key]: typed });
  const save = async () => {
    if (await write.run(thresholdsSetting(value), t`Warnings of groups changed`)) onClose();
  };
  return (
    <Dialog
      title={t`When groups warn`}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={write.pending}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <NumberInput
          label={t`Full soon from`}
          suffix=" %"
          min={1}
          max={100}
          value={value.fullPercent}
          onChange={number("fullPercent")}
          data-autofocus
        />
        <NumberInput
          label={t`QR code: days before it ends`}
          min={0}
          max={30}
          value={value.qrDays}
          onChange={number("qrDays")}
        />
        <NumberInput
          label={t`Head count is old after days`}
          min={1}
          max={365}
          value={value.countDays}
          onChange={number("countDays")}
        />
      </div>
    </Dialog>
  );
}

// When to be told of something planned: before or after its start or end, in minutes, hours or days. Used by the drawers of
// content, events and tasks. What is told then stands in Today and on the desktop.

import { useLingui } from "@lingui/react/macro";
import { NumberInput, Select } from "@mantine/core";
import { IconBell, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Anchor } from "../../bindings/Anchor";
import type { ReminderInput } from "../../bindings/ReminderInput";
import type { SubjectKind } from "../../bindings/SubjectKind";
import { Button, IconButton } from "../basics/Button";
import { useCall } from "../data/query";
import { useWrite } from "../data/use-write";
import { Dialog } from "../dialog/Dialog";
import { useFormats } from "../format/formats";
import { openMenu } from "../menu/menu";
import { Field } from "../page/Drawer";
import styles from "./RemindersField.module.css";

interface RemindersFieldProps {
  kind: SubjectKind;
  uid: string;
  /** A moment has no end; then everything counts from its start. */
  span?: boolean;
}

/** Minutes before the start that people choose most. */
const COMMON = [0, 10, 30, 60, 24 * 60];

export function RemindersField({ kind, uid, span }: RemindersFieldProps) {
  const { t } = useLingui();
  const say = useReminderText();
  const [custom, setCustom] = useState(false);
  const setting = useWrite("reminders_set");
  const { data = [] } = useCall("reminders", { subject_kind: kind, subject: uid }, { on: ["reminder"] });
  const current: ReminderInput[] = data.map(({ anchor, lead_min, quiet }) => ({ anchor, lead_min, quiet }));
  const save = (reminders: ReminderInput[]) =>
    void setting.run({ subject_kind: kind, subject: uid, reminders }, t`Reminders changed`);
  const add = (anchor: Anchor, lead_min: number) => {
    if (current.some((one) => one.anchor === anchor && one.lead_min === lead_min)) return;
    save([...current, { anchor, lead_min, quiet: "delay" }]);
  };
  return (
    <Field label={t`Reminders`}>
      <div className={styles.reminders}>
        {current.map((reminder) => {
          const text = say(reminder.anchor, reminder.lead_min);
          return (
            <span key={`${reminder.anchor} ${reminder.lead_min}`} className={styles.chip}>
              <IconBell size={13} stroke={1.75} aria-hidden />
              {text}
              <button
                type="button"
                aria-label={t`Take away: ${text}`}
                onClick={() => save(current.filter((other) => other !== reminder))}
              >
                <IconX size={12} aria-hidden />
              </button>
            </span>
          );
        })}
        <IconButton
          icon={IconPlus}
          size={16}
          label={t`Add a reminder`}
          hint="left"
          onClick={(event) =>
            openMenu(event.currentTarget, t`Add a reminder`, [
              COMMON.map((minutes) => ({
                id: `before-${minutes}`,
                title: say("start", minutes),
                icon: IconBell,
                run: () => add("start", minutes),
              })),
              span ? [{ id: "end", title: say("end", 0), icon: IconBell, run: () => add("end", 0) }] : [],
              [{ id: "custom", title: t`At another time…`, run: () => setCustom(true) }],
            ])
          }
        />
      </div>
      {custom && <CustomReminder span={span ?? false} onClose={() => setCustom(false)} onAdd={add} />}
    </Field>
  );
}

/** 提前 10 分钟 · 10 min before */
export function useReminderText(): (anchor: Anchor, leadMin: number) => string {
  const { t } = useLingui();
  const formats = useFormats();
  return (anchor, leadMin) => {
    const minutes = Math.abs(leadMin);
    const days = minutes / 1440;
    const length =
      days >= 1 && Number.isInteger(days) ? (days === 1 ? t`1 day` : t`${days} days`) : formats.duration(minutes);
    if (leadMin === 0) return anchor === "start" ? t`At the start` : t`At the end`;
    if (anchor === "start") return leadMin > 0 ? t`${length} before` : t`${length} after the start`;
    return leadMin > 0 ? t`${length} before the end` : t`${length} after the end`;
  };
}

const UNITS = { minutes: 1, hours: 60, days: 1440 };

interface CustomReminderProps {
  span: boolean;
  onAdd: (anchor: Anchor, leadMin: number) => void;
  onClose: () => void;
}

function CustomReminder({ span, onAdd, onClose }: CustomReminderProps) {
  const { t } = useLingui();
  const [count, setCount] = useState(2);
  const [unit, setUnit] = useState<keyof typeof UNITS>("hours");
  const [place, setPlace] = useState("before start");
  const add = () => {
    const [side, anchor] = place.split(" ") as ["before" | "after", Anchor];
    onAdd(anchor, (side === "before" ? 1 : -1) * count * UNITS[unit]);
    onClose();
  };
  return (
    <Dialog
      title={t`Add a reminder`}
      width={420}
      onClose={onClose}
      onSubmit={add}
      footer={
        <Button look="primary" submit>
          {t`Add`}
        </Button>
      }
    >
      <div className={styles.custom}>
        <NumberInput
          aria-label={t`How many`}
          data-autofocus
          min={1}
          max={999}
          allowDecimal={false}
          value={count}
          onChange={(value) => setCount(Math.max(1, Number(value) || 1))}
        />
        <Select
          aria-label={t`Unit`}
          value={unit}
          data={[
            { value: "minutes", label: t`minutes` },
            { value: "hours", label: t`hours` },
            { value: "days", label: t({ message: "days", context: "every so many" }) },
          ]}
          onChange={(value) => value && setUnit(value as keyof typeof UNITS)}
        />
        <Select
          aria-label={t`Before or after`}
          value={place}
          data={[
            { value: "before start", label: t`before the start` },
            { value: "after start", label: t`after the start` },
            ...(span
              ? [
                  { value: "before end", label: t`before the end` },
                  { value: "after end", label: t`after the end` },
                ]
              : []),
          ]}
          onChange={(value) => value && setPlace(value)}
        />
      </div>
    </Dialog>
  );
}

// When to be told of something planned: before or after its start or end, in minutes, hours or days; of a whole day on which day
// and at what time. Used by the drawers of content, events and tasks. What is told then stands in Today and on the desktop.

import { useLingui } from "@lingui/react/macro";
import { IconBell, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Anchor } from "../../bindings/Anchor";
import type { ReminderInput } from "../../bindings/ReminderInput";
import type { SubjectKind } from "../../bindings/SubjectKind";
import { IconButton } from "../basics/Button";
import { useCall } from "../data/query";
import { useWrite } from "../data/use-write";
import { openMenu } from "../menu/menu";
import { Field } from "../page/Drawer";
import { CustomReminder } from "./CustomReminder";
import { COMMON_DAY_LEADS, leadOf } from "./day-lead";
import styles from "./RemindersField.module.css";
import { useReminderText } from "./reminder-text";

interface RemindersFieldProps {
  kind: SubjectKind;
  uid: string;
  /** A moment has no end; then everything counts from its start. */
  span?: boolean;
  /** It takes whole days. */
  wholeDay?: boolean;
}

/** Minutes before the start that people choose most. */
const COMMON = [0, 10, 30, 60, 24 * 60];
const COMMON_OF_DAYS = COMMON_DAY_LEADS.map(leadOf);

export function RemindersField({ kind, uid, span, wholeDay = false }: RemindersFieldProps) {
  const { t } = useLingui();
  const say = useReminderText(wholeDay);
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
              (wholeDay ? COMMON_OF_DAYS : COMMON).map((minutes) => ({
                id: `before-${minutes}`,
                title: say("start", minutes),
                icon: IconBell,
                run: () => add("start", minutes),
              })),
              span && !wholeDay ? [{ id: "end", title: say("end", 0), icon: IconBell, run: () => add("end", 0) }] : [],
              [{ id: "custom", title: t`At another time…`, run: () => setCustom(true) }],
            ])
          }
        />
      </div>
      {custom && (
        <CustomReminder span={span ?? false} wholeDay={wholeDay} onClose={() => setCustom(false)} onAdd={add} />
      )}
    </Field>
  );
}

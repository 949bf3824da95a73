// The slot whose date an item fills, with the way to it and off it; where it fills none, the way into one.

import { useLingui } from "@lingui/react/macro";
import { IconChevronDown } from "@tabler/icons-react";
import type { ContentView } from "../../bindings/ContentView";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import styles from "../../shared/fields/fields.module.css";
import { useFormats } from "../../shared/format/formats";
import { openMenu } from "../../shared/menu/menu";
import { useGo } from "../../shared/navigation";
import { Field } from "../../shared/page/Drawer";
import { SLOT_TABLES, useSlots } from "../../shared/slots/queries";
import { editing, placing } from "../../shared/slots/questions";

export function SlotField({ content }: { content: ContentView }) {
  const { t } = useLingui();
  const formats = useFormats();
  const go = useGo();
  const slots = useSlots().data;
  const { uid, title, state, schedule } = content;
  const found = useCall("slot_of", { uid }, { on: SLOT_TABLES, keep: true }).data;
  const empty = useWrite("slot_empty");
  if (!found || !slots?.length) return null;
  const { date } = found;
  if (!date) {
    const isOut = state === "published" || state === "evaluated";
    if (isOut || schedule?.rrule) return null;
    return (
      <Field label={t`Slot`}>
        <button
          type="button"
          className={styles.choice}
          data-empty
          onClick={() => placing.ask({ content: uid, title: title || t`Untitled` })}
        >
          <span>{t`Put into a slot…`}</span>
        </button>
      </Field>
    );
  }
  const when = date.all_day ? formats.day(date.start) : formats.dateTime(date.start);
  const slot = slots.find((one) => one.uid === date.slot);
  const text = t`${date.slot_name}, ${when}`;
  return (
    <Field label={t`Slot`}>
      <button
        type="button"
        className={styles.choice}
        aria-haspopup="menu"
        aria-label={t`Slot: ${text}`}
        onClick={(event) =>
          openMenu(event.currentTarget, date.slot_name, [
            [
              { id: "slot.go", title: t`Show the slots`, run: () => go("/content", { view: "slots" }) },
              ...(slot
                ? [{ id: "slot.edit", title: t`Change the slot…`, run: () => editing.ask({ slot, date }) }]
                : []),
            ],
            [
              {
                id: "slot.empty",
                title: t`Take it off this date`,
                run: () => void empty.run({ uid: date.slot, original: date.original }, t`Empty again: ${when}`),
              },
            ],
          ])
        }
      >
        <span>{text}</span>
        <IconChevronDown size={14} aria-hidden />
      </button>
    </Field>
  );
}

// A draft is put on an empty date of a slot, by keys as well: the dates of the next weeks, one of which is chosen.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { AskDialog } from "../../../shared/dialog/AskDialog";
import { addDays, civilAt, dayOf } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { SLOT_TABLES } from "../../../shared/slots/queries";
import type { Placing } from "../../../shared/slots/questions";
import styles from "./dialogs.module.css";

interface PlaceDialogProps extends Placing {
  onClose: () => void;
}

const WEEKS = 4;

export function PlaceDialog({ content, title, onClose }: PlaceDialogProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community, tz } = useCommunity();
  const fill = useWrite("slot_fill");
  const [chosen, choose] = useState<string | null>(null);
  const today = dayOf(civilAt(Date.now(), tz));
  const now = Date.now();
  const asked = { community, from: today, to: addDays(today, WEEKS * 7) };
  const dates = useCall("slot_dates", asked, { on: SLOT_TABLES, keep: true }).data;
  // Opened when there is something that takes the keys.
  if (!dates) return null;
  const empty = dates.filter(({ state, start_at, all_day }) => state === "empty" && (all_day || start_at > now));
  const key = ({ slot, original }: { slot: string; original: string }) => `${slot} ${original}`;
  const date = empty.find((one) => key(one) === chosen) ?? empty[0];
  const said = (one: (typeof empty)[number]) => (one.all_day ? formats.day(one.start) : formats.dateTime(one.start));
  const keep = async () => {
    if (!date) return;
    const { slot, original } = date;
    if (await fill.run({ uid: slot, original, content }, t`Planned for ${said(date)}`)) onClose();
  };
  return (
    <AskDialog
      title={t`Which date is “${title}” for?`}
      does={t`Put there`}
      ready={date !== undefined}
      busy={fill.pending}
      onDo={() => void keep()}
      onClose={onClose}
    >
      {empty.length === 0 && <p className={styles.note}>{t`No slot has an empty date in the next four weeks.`}</p>}
      <div className={`${styles.dates} scroll`}>
        {empty.map((one) => (
          <label key={key(one)}>
            <input
              type="radio"
              name="date"
              data-autofocus={one === date || undefined}
              checked={one === date}
              onChange={() => choose(key(one))}
            />
            <bdi>{one.slot_name}</bdi>
            <span className={styles.note}>{said(one)}</span>
          </label>
        ))}
      </div>
    </AskDialog>
  );
}

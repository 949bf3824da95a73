import { Plural, useLingui } from "@lingui/react/macro";
import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { useWrite } from "../data/use-write";
import { AskDialog } from "../dialog/AskDialog";
import { useQuestion } from "../question";
import styles from "./ShiftDialog.module.css";
import { distance, type ShiftQuestion, shifting } from "./shift";

/** Mounted once, by the frame; moves what `shifting` names by the same days and hours, in one step. */
export default function ShiftDialog() {
  const question = useQuestion(shifting);
  return question && <Ask {...question} />;
}

function Ask({ kind, items }: ShiftQuestion) {
  const { t } = useLingui();
  const shift = useWrite("calendar_shift");
  const [earlier, setEarlier] = useState(false);
  const [days, setDays] = useState<number | string>(1);
  const [hours, setHours] = useState<number | string>(0);
  const by = distance(Number(days), Number(hours), earlier);
  const planned = items.filter(({ start }) => start !== null);
  const series = planned.filter((item) => item.series).length;
  const close = () => shifting.ask(null);
  const run = async () => {
    if (!by) return;
    const uids = planned.map(({ uid }) => uid);
    const count = planned.length;
    if (await shift.run({ kind, uids, ...by }, t`${count} moved`)) close();
  };
  return (
    <AskDialog
      title={planned.length === 1 ? t`Move by…` : t`Move ${planned.length} by…`}
      does={t`Move`}
      busy={shift.pending}
      ready={by !== null && planned.length > 0}
      onClose={close}
      onDo={() => void run()}
    >
      <div className={styles.by}>
        <NumberInput
          className={styles.number}
          label={t`Days`}
          data-autofocus
          min={0}
          max={36_525}
          value={days}
          onChange={setDays}
        />
        <NumberInput
          className={styles.number}
          label={t`Hours`}
          min={0}
          max={999}
          step={0.5}
          decimalScale={2}
          value={hours}
          onChange={setHours}
        />
        {[false, true].map((value) => (
          <label key={String(value)}>
            <input type="radio" name="earlier" checked={earlier === value} onChange={() => setEarlier(value)} />
            {value ? t`earlier` : t`later`}
          </label>
        ))}
      </div>
      {series > 0 && (
        <p className={styles.note}>
          <Plural
            value={series}
            one="# of them repeats: all of its dates move."
            other="# of them repeat: all of their dates move."
          />
        </p>
      )}
      {planned.length < items.length && (
        <p className={styles.note}>
          <Plural
            value={items.length - planned.length}
            one="# cannot move: it has no time or has been sent."
            other="# cannot move: they have no time or have been sent."
          />
        </p>
      )}
      <p className={styles.note}>{t`What takes whole days moves by the days alone.`}</p>
    </AskDialog>
  );
}

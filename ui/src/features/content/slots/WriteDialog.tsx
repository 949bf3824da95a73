// What fills one date: a text written here, or a draft that waits. Enter keeps it and goes on to the next empty date.

import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { Button } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { Dialog } from "../../../shared/dialog/Dialog";
import { GrowingText } from "../../../shared/fields/GrowingText";
import { useFormats } from "../../../shared/format/formats";
import { isIme } from "../../../shared/keys";
import { SLOT_TABLES } from "../../../shared/slots/queries";
import { filling } from "../../../shared/slots/questions";
import type { Writing } from "../../../shared/slots/writing";
import styles from "./dialogs.module.css";
import { textsOf } from "./texts";

interface WriteDialogProps extends Writing {
  onClose: () => void;
}

/** More drafts than these are looked for on the board. */
const DRAFTS = 8;

export function WriteDialog({ slot, original, onClose }: WriteDialogProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const [at, setAt] = useState(original);
  const [text, setText] = useState("");
  const form = useRef<HTMLDivElement>(null);
  const fill = useWrite("slot_fill_lines");
  const skip = useWrite("slot_skip");
  const dates = useCall("slot_next", { uid: slot, from: at, count: 1 }, { on: SLOT_TABLES, keep: true }).data;
  const date = dates?.find(({ state }) => state === "empty");
  if (!date) {
    return dates ? (
      <Dialog title={t`No empty date`} onClose={onClose} footer={<Button onClick={onClose}>{t`Close`}</Button>}>
        <p className={styles.note}>{t`Every date of this slot is filled.`}</p>
      </Dialog>
    ) : null;
  }
  const name = date.slot_name;
  const when = date.all_day ? formats.day(date.start) : formats.dateTime(date.start);

  /** On to the next empty date; the answer to the question is known to this dialog only when it comes. */
  const goOn = () => {
    setText("");
    setAt(undefined);
    // What was pressed may be gone with its date: the keys stay in the dialog.
    form.current?.querySelector("textarea")?.focus();
  };
  const keep = async () => {
    if (text.trim() === "" || fill.pending) return;
    const kept = await fill.run({ uid: slot, from: date.original, lines: [text] }, t`Written for ${when}`);
    if (kept) goOn();
  };
  const leaveOut = async () => {
    const left = await skip.run({ uid: slot, originals: [date.original], skipped: true }, t`Left out: ${when}`);
    if (left) goOn();
  };
  return (
    <Dialog
      title={t`${name}, ${when}`}
      width={480}
      onClose={onClose}
      onSubmit={() => void keep()}
      footer={
        <>
          <Button look="quiet" onClick={() => void leaveOut()}>{t`Leave this date out`}</Button>
          <span className={styles.gap} />
          <Button onClick={onClose}>{t`Close`}</Button>
          <Button look="primary" submit busy={fill.pending} disabled={text.trim() === ""}>
            {t`Save and go on`}
          </Button>
        </>
      }
    >
      <div ref={form} className={styles.form}>
        <GrowingText
          data-autofocus
          className={styles.text}
          aria-label={t`Text of this date`}
          placeholder={t`What goes out then? Shift+Enter begins a new line.`}
          value={text}
          onChange={setText}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text/plain");
            if (text !== "" || textsOf(pasted, false).length < 3) return;
            event.preventDefault();
            onClose();
            filling.ask({ slot, name, text: pasted });
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || isIme(event)) return;
            event.preventDefault();
            void keep();
          }}
        />
        <Drafts slot={slot} original={date.original} when={when} onTaken={goOn} />
      </div>
    </Dialog>
  );
}

interface DraftsProps {
  slot: string;
  original: string;
  when: string;
  onTaken: () => void;
}

/** Drafts without a time, one of which may be what goes out then. */
function Drafts({ slot, original, when, onTaken }: DraftsProps) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const fill = useWrite("slot_fill");
  const drafts = useCall(
    "contents",
    { community, planned: false, states: ["idea", "draft", "review"], limit: DRAFTS },
    { on: SLOT_TABLES, keep: true },
  ).data?.rows;
  if (!drafts || drafts.length === 0) return null;
  return (
    <section className={styles.drafts} aria-label={t`Or a draft`}>
      <h3>{t`Or a draft`}</h3>
      <ul>
        {drafts.map(({ uid, title }) => (
          <li key={uid}>
            <button
              type="button"
              onClick={() =>
                void fill
                  .run({ uid: slot, original, content: uid }, t`Planned for ${when}`)
                  .then((taken) => taken && onTaken())
              }
            >
              {title || t`Untitled`}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

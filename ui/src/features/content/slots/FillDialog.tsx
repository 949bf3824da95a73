// A list of texts fills the next empty dates: before anything is written it is seen which of them goes where.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import { useState } from "react";
import type { SlotDate } from "../../../bindings/SlotDate";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { AskDialog } from "../../../shared/dialog/AskDialog";
import { GrowingText } from "../../../shared/fields/GrowingText";
import { useFormats } from "../../../shared/format/formats";
import { SLOT_TABLES, useDayName } from "../../../shared/slots/queries";
import styles from "./dialogs.module.css";
import { hasParagraphs, textsOf } from "./texts";

interface FillDialogProps {
  slot: string;
  name: string;
  text: string;
  onClose: () => void;
}

export function FillDialog({ slot, name, text: pasted, onClose }: FillDialogProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const [text, setText] = useState(pasted);
  const [byParagraph, setByParagraph] = useState(false);
  const fill = useWrite("slot_fill_lines");
  const texts = textsOf(text, byParagraph && hasParagraphs(text));
  const count = texts.length;
  const { data: dates } = useCall("slot_next", { uid: slot, count }, { on: SLOT_TABLES, keep: true });
  // Until it is known where they go there is no button that could have the focus.
  if (!dates) return null;
  const plan = planned(texts, dates);
  const placed = plan.filter(({ text }) => text !== undefined).length;
  const left = count - placed;

  const keep = async () => {
    const filled = await fill.run({ uid: slot, lines: texts }, ({ filled }) => {
      const done = filled.length;
      return plural(done, { one: `# date of ${name} filled`, other: `# dates of ${name} filled` });
    });
    if (filled) onClose();
  };
  return (
    <AskDialog
      title={t`Fill ${name} with a list`}
      does={placed > 0 ? plural(placed, { one: "Fill # date", other: "Fill # dates" }) : t`Fill`}
      width={560}
      ready={placed > 0}
      busy={fill.pending}
      atOnce={pasted !== ""}
      onDo={() => void keep()}
      onClose={onClose}
    >
      <div className={styles.form}>
        <GrowingText
          data-autofocus={pasted === "" || undefined}
          className={styles.text}
          most={180}
          aria-label={t`Texts, one a line`}
          placeholder={t`One text a line, or a column of a sheet`}
          value={text}
          onChange={setText}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && placed > 0) void keep();
          }}
        />
        {hasParagraphs(text) && (
          <Checkbox
            label={t`Every paragraph is one text`}
            checked={byParagraph}
            onChange={(event) => setByParagraph(event.currentTarget.checked)}
          />
        )}
        {count > 0 && (
          <ol className={styles.plan} aria-label={t`Which text goes where`}>
            {plan.map(({ date, text }) => (
              <li key={date.original} data-state={text === undefined ? date.state : "placed"}>
                <time>{formats.day(date.start)}</time>
                <span>{text ?? <Passed date={date} />}</span>
              </li>
            ))}
          </ol>
        )}
        {left > 0 && dates.length > 0 && (
          <p className={styles.warning}>
            {plural(left, { one: "# text has no date any more.", other: "# texts have no date any more." })}
          </p>
        )}
      </div>
    </AskDialog>
  );
}

/** Why a date gets no text. */
function Passed({ date }: { date: SlotDate }) {
  const { t } = useLingui();
  const dayName = useDayName();
  return date.state === "day_off" ? t`day off: ${dayName(date)}` : t`left out`;
}

interface Line {
  date: SlotDate;
  text?: string;
}

/** The dates up to the last that gets a text. */
function planned(texts: readonly string[], dates: readonly SlotDate[]): Line[] {
  let next = 0;
  const lines: Line[] = [];
  for (const date of dates) {
    if (next === texts.length) break;
    // What is filled already is none of this list's business.
    if (date.state !== "filled") lines.push({ date, text: date.state === "empty" ? texts[next++] : undefined });
  }
  return lines;
}

// Official days off are decided year by year, marketing days change: they are data, and a newer list is read in from a file. What was
// read in can be taken away; then what came with the program shows again.

import { useLingui } from "@lingui/react/macro";
import { IconTrash, IconUpload } from "@tabler/icons-react";
import { useRef } from "react";
import { Button, IconButton } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { addDays, civilAt } from "../../shared/format/civil";
import { showNote } from "../../shared/toasts/toasts";
import { Row } from "./Row";
import styles from "./Settings.module.css";

export function HolidaysRow() {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const file = useRef<HTMLInputElement>(null);
  const take = useWrite("days_import");
  const today = civilAt(Date.now(), tz).slice(0, 10);
  const known = useCall("day_notes", { from: today, to: addDays(today, 1) }, { on: ["day_note", "setting"] }).data;
  const unknown = known?.unknown_year;
  const forget = useWrite("days_remove");
  const years = known?.imported_years ?? [];
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    const taken = await take.run({ text: await chosen.text(), kind: null });
    if (!taken) return;
    const count = taken.days + taken.recurring;
    const of = taken.years.join(", ");
    showNote(of === "" ? t`Read in: ${count} days of every year` : t`Read in: ${count} days of ${of}`);
  };
  return (
    <>
      <Row
        title={t`Days off and working weekends`}
        hint={
          unknown
            ? t`The official days of ${unknown} are not known yet. Read them in from a JSON or calendar file when they are out.`
            : t`A newer list is read in from a JSON or calendar file.`
        }
      >
        <input
          ref={file}
          type="file"
          accept=".json,.ics"
          hidden
          aria-label={t`Days off and working weekends`}
          onChange={(event) => {
            void read(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <Button icon={IconUpload} busy={take.pending} onClick={() => file.current?.click()}>
          {t`Read in…`}
        </Button>
      </Row>
      {(years.length > 0 || known?.imported_recurring) && (
        <ul className={styles.list} aria-label={t`Days that were read in`}>
          {years.map((year) => (
            <ReadIn key={year} title={t`Days of ${year}`} onForget={() => void forget.run({ year })} />
          ))}
          {known?.imported_recurring && (
            <ReadIn title={t`Festivals and marketing days`} onForget={() => void forget.run({ year: null })} />
          )}
        </ul>
      )}
    </>
  );
}

function ReadIn({ title, onForget }: { title: string; onForget: () => void }) {
  const { t } = useLingui();
  return (
    <li>
      <span className={styles.grow}>{title}</span>
      <IconButton icon={IconTrash} size={16} label={t`Take away: ${title}`} hint="left" onClick={onForget} />
    </li>
  );
}

// Official days off are decided year by year: they are data, and a newer list is read in from a file.

import { useLingui } from "@lingui/react/macro";
import { IconUpload } from "@tabler/icons-react";
import { useRef } from "react";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { addDays, civilAt } from "../../shared/format/civil";
import { showNote } from "../../shared/toasts/toasts";
import { Row } from "./Row";

export function HolidaysRow() {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const file = useRef<HTMLInputElement>(null);
  const take = useWrite("days_import");
  const today = civilAt(Date.now(), tz).slice(0, 10);
  const unknown = useCall("day_notes", { from: today, to: addDays(today, 1) }).data?.unknown_year;
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    const taken = await take.run({ text: await chosen.text(), kind: null });
    if (!taken) return;
    const years = taken.years.join(", ");
    showNote(t`Read in: ${taken.days} days of ${years}`);
  };
  return (
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
  );
}

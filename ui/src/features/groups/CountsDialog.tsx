// Counting many groups quickly: one number after the other, Enter goes on. A column of numbers copied from a sheet fills the
// rows from the present one on. Kept in one step.

import { useLingui } from "@lingui/react/macro";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { Button } from "../../shared/basics/Button";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { useFormats } from "../../shared/format/formats";
import { isIme } from "../../shared/keys";
import { DateField } from "../../shared/plan/DateField";
import { parseTsv } from "../../shared/table/tsv";
import { Change } from "./Cells";
import styles from "./CountsDialog.module.css";
import { wholeNumber } from "./cell-values";
import type { GroupRow } from "./group-row";
import { groupCount } from "./use-group-writes";
import { useToday } from "./use-groups";

export function CountsDialog({ rows, onClose }: { rows: GroupRow[]; onClose: () => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const today = useToday();
  const [day, setDay] = useState<string>(today);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const list = useRef<HTMLDivElement>(null);
  const write = useWrite("figures_set");

  const counted = rows.flatMap((row) => {
    const value = wholeNumber(typed[row.uid] ?? "");
    return value === null ? [] : [{ row, value }];
  });
  const wrong = rows.filter(
    (row) => (typed[row.uid] ?? "").trim() !== "" && wholeNumber(typed[row.uid] ?? "") === null,
  );
  const canSave = counted.length > 0 && wrong.length === 0;

  const save = async () => {
    if (!canSave) return;
    const values = counted.map(({ row, value }) => ({
      channel: row.uid,
      on: day,
      figure: "head_count",
      value,
      source: "typed" as const,
    }));
    const done = await write.run({ values }, t`Counted ${groupCount(counted.length)}`);
    if (done) onClose();
  };
  const go = (at: number) => {
    const inputs = list.current?.querySelectorAll("input") ?? [];
    if (at === inputs.length) void save();
    else inputs[at]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (isIme(event)) return;
    const mod = event.metaKey || event.ctrlKey;
    if (event.key === "Enter" && mod) void save();
    else if (event.key === "Enter" || event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at - 1);
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent, at: number) => {
    const cells = parseTsv(event.clipboardData.getData("text/plain"));
    if (cells.length < 2) return;
    event.preventDefault();
    const pasted = Object.fromEntries(
      cells.flatMap((line, index) => {
        const row = rows[at + index];
        return row ? [[row.uid, (line.at(-1) ?? "").trim()]] : [];
      }),
    );
    setTyped({ ...typed, ...pasted });
  };

  return (
    <Dialog
      title={t`Count people`}
      width={560}
      onClose={onClose}
      footer={
        <>
          <span className={styles.said}>{t`${counted.length} of ${groupCount(rows.length)} counted`}</span>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" busy={write.pending} disabled={!canSave} onClick={() => void save()}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <div className={styles.top}>
        <p>{t`Type a number, Enter goes to the next group. A column copied from a sheet can be pasted.`}</p>
        <DateField ariaLabel={t`Counted on`} value={day} onChange={(next) => setDay(next ?? today)} />
      </div>
      <div ref={list} className={styles.list}>
        {rows.map((row, at) => {
          const value = wholeNumber(typed[row.uid] ?? "");
          const isWrong = wrong.includes(row);
          return (
            <label key={row.uid} className={styles.row}>
              <bdi className={styles.name} title={row.name}>
                {row.name}
              </bdi>
              <span className={styles.before}>
                {row.count
                  ? t`${formats.number(row.count.count)} on ${formats.dayShort(row.count.on)}`
                  : t`not counted yet`}
              </span>
              <span className={styles.change}>
                {value !== null && row.count && <Change value={value - row.count.count} />}
                {value !== null && row.capacity !== null && value > row.capacity && (
                  <span className={styles.over}>{t`more than ${row.capacity}`}</span>
                )}
              </span>
              <input
                inputMode="numeric"
                data-autofocus={at === 0 || undefined}
                aria-invalid={isWrong}
                value={typed[row.uid] ?? ""}
                onChange={(event) => setTyped({ ...typed, [row.uid]: event.target.value })}
                onKeyDown={(event) => onKeyDown(event, at)}
                onPaste={(event) => onPaste(event, at)}
              />
            </label>
          );
        })}
      </div>
    </Dialog>
  );
}

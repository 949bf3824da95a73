// What of a calendar file was not understood, by line. The record is total: a new kind of problem does not compile without its words.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui as useI18n } from "@lingui/react";
import { Plural, useLingui } from "@lingui/react/macro";
import type { CalendarProblem } from "../../bindings/CalendarProblem";
import type { ProblemCode } from "../../bindings/ProblemCode";
import { useFormats } from "../../shared/format/formats";
import styles from "./Settings.module.css";

const WORDS: Record<ProblemCode, MessageDescriptor> = {
  not_a_line: msg`No colon in this line; it was left out`,
  not_closed: msg`The end is missing`,
  wrong_end: msg`Ends what was not begun`,
  outside_calendar: msg`Stands outside of any calendar; left out`,
  not_utf8: msg`Not UTF-8; read as GB18030`,
  no_calendar: msg`There is no calendar in this file`,
  no_start: msg`An event without a start; kept aside`,
  bad_time: msg`Not a time; left out`,
  bad_rule: msg`A repetition that cannot be followed; kept aside`,
  unknown_zone: msg`An unknown time zone; the times are taken as they stand`,
  own_zone: msg`A time zone of the file's own; its times are fixed moments now`,
  no_uid: msg`Has no UID; one was made`,
  range: msg`Changed from one date on; only that date is changed`,
  several_rules: msg`Several repetitions; the first is followed`,
};

export function CalendarProblems({ problems, count }: { problems: CalendarProblem[]; count: number }) {
  const { i18n } = useI18n();
  const { t } = useLingui();
  const formats = useFormats();
  if (count === 0) return null;
  const rest = count - problems.length;
  return (
    <section className={styles.problems} aria-label={t`Problems`}>
      <h3>
        <Plural value={count} one="# line was not fully understood" other="# lines were not fully understood" />
      </h3>
      <ul className="scroll">
        {problems.map(({ line, code, detail }) => (
          <li key={`${line} ${code} ${detail}`}>
            <span className="figure">{t`Line ${formats.number(line)}`}</span>
            <span>
              {i18n._(WORDS[code])}
              {detail && <bdi className="selectable">{detail}</bdi>}
            </span>
          </li>
        ))}
        {rest > 0 && <li>{t`and ${formats.number(rest)} more`}</li>}
      </ul>
    </section>
  );
}

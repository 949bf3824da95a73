// Rows that their records refuse, each with its place and the reason; and the word that the rest may come in without them.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { Plural, useLingui as useWords } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import type { SheetRefusal } from "../../bindings/SheetRefusal";
import { useFormats } from "../../shared/format/formats";
import styles from "./ImportPage.module.css";
import type { ImportState } from "./use-import";

/** So many are shown one by one. */
const FEW = 100;

const REASONS: Record<string, MessageDescriptor> = {
  too_long: msg`too long`,
  out_of_range: msg`outside of what is possible`,
  empty: msg`empty, and it must not be`,
  not_positive: msg`must be more than zero`,
  not_a_date: msg`no date`,
  not_a_date_time: msg`no date and time`,
  not_a_number: msg`no number`,
  not_text: msg`holds what is no text`,
  not_an_option: msg`none of the field's options`,
  taken: msg`something else is called so already`,
  not_movable: msg`cannot be moved there`,
  needs_review: msg`has to be reviewed first`,
  review_is_off: msg`this community does not review`,
  already_out: msg`has been sent already`,
  repeats: msg`repeats, and so fills no slot`,
  no_empty_date: msg`the slot has no free date on that day`,
  not_published: msg`has not been sent yet`,
};

const OTHER = msg`does not fit its record`;

export function useRefusalText(): (details: SheetRefusal["error"]["details"]) => string {
  const { i18n } = useLingui();
  return ({ reason }) => i18n._((typeof reason === "string" && REASONS[reason]) || OTHER);
}

export function SheetRefusals({ state }: { state: ImportState }) {
  const { t } = useWords();
  const formats = useFormats();
  const why = useRefusalText();
  const { found, preview } = state.sheet;
  if (!found || !preview || (preview.refused === 0 && preview.untried === 0)) return null;
  const { refused, refusals, untried } = preview;
  const shown = refusals.slice(0, FEW);
  return (
    <section className={styles.part}>
      {refused > 0 && (
        <>
          <h2 className={styles.bad}>
            <Plural value={refused} one="# row is refused" other="# rows are refused" />
          </h2>
          <ul className={styles.problems}>
            {shown.map(({ row, column, title, text, error }) => (
              <li key={row}>
                <span>{t`Row ${row}`}</span>
                <span>
                  {column !== null && `${found.columns[column]?.header || t`Column ${column + 1}`} · `}
                  {why(error.details)}
                  <bdi className="selectable">{` ${text || title}`}</bdi>
                </span>
              </li>
            ))}
          </ul>
          {refused > shown.length && (
            <p className={styles.quiet}>{t`and ${formats.number(refused - shown.length)} more`}</p>
          )}
        </>
      )}
      {untried > 0 && (
        <p className={styles.quiet}>
          <Plural
            value={untried}
            one="# row at the end is only tried by the import itself."
            other="# rows at the end are only tried by the import itself."
          />
        </p>
      )}
      <Checkbox
        size="xs"
        label={t`Import the rest without refused rows`}
        checked={state.corrections.withoutRefused}
        onChange={(event) => state.correct({ withoutRefused: event.currentTarget.checked })}
      />
    </section>
  );
}

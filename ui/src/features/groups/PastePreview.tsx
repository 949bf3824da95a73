// The pasted rows as they stand, each column under what it means, and the cells that do not fit in red.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { Plural, useLingui as useWords } from "@lingui/react/macro";
import styles from "./PasteGroups.module.css";
import type { GroupField, Problem, Reading } from "./parse-groups";

const FIELD_WORDS: Record<GroupField, MessageDescriptor> = {
  name: msg`Name`,
  number: msg`No.`,
  kind: msg`Platform`,
  account: msg`Account`,
  operator: msg`Owner`,
  head_count: msg`People`,
  capacity: msg`Capacity`,
  state: msg`State`,
  tags: msg`Tags`,
  opened_on: msg`Opened on`,
  qr_expires_on: msg`QR code until`,
  link: msg`Link`,
  announcement: msg`Announcement`,
  note: msg`Note`,
};

const MOST_SHOWN = 200;

interface PastePreviewProps {
  cells: string[][];
  reading: Reading;
  onColumn: (at: number, field: GroupField | null) => void;
}

export function PastePreview({ cells, reading, onColumn }: PastePreviewProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { columns, hasHeader, header, problems } = reading;
  const problemAt = new Map(problems.map((problem) => [`${problem.row} ${problem.field}`, problem]));
  const leftOut = problems.filter((problem) => problem.leftOut);
  const body = cells.map((row, at) => ({ row, number: at + 1 })).slice(hasHeader ? 1 : 0);
  return (
    <>
      <div className={`${styles.frame} scroll`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th aria-label={t`Row`} />
              {columns.map((field, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of a sheet are known by their place alone.
                <th key={at} scope="col">
                  <select
                    value={field ?? ""}
                    aria-label={t`Meaning of column ${header[at] || at + 1}`}
                    data-unread={field === null}
                    onChange={(event) => onColumn(at, (event.target.value || null) as GroupField | null)}
                  >
                    <option value="">{t`Not taken`}</option>
                    {Object.entries(FIELD_WORDS).map(([value, word]) => (
                      <option key={value} value={value}>
                        {i18n._(word)}
                      </option>
                    ))}
                  </select>
                  {header[at] && <span className={styles.heading}>{header[at]}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.slice(0, MOST_SHOWN).map(({ row, number }) => (
              <tr key={number} data-out={leftOut.some((problem) => problem.row === number)}>
                <td>{number}</td>
                {columns.map((field, at) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells of a sheet are known by their place alone.
                    key={at}
                    data-unread={field === null}
                    data-bad={problemAt.has(`${number} ${field}`)}
                    title={row[at]}
                  >
                    <bdi>{row[at]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.said}>
        {body.length > MOST_SHOWN && (
          <Plural value={body.length - MOST_SHOWN} one="# more row. " other="# more rows. " />
        )}
        <ProblemText problems={problems} leftOut={leftOut.length} />
      </p>
    </>
  );
}

function ProblemText({ problems, leftOut }: { problems: Problem[]; leftOut: number }) {
  const { t } = useWords();
  const cells = problems.length - leftOut;
  if (problems.length === 0) return t`Everything was understood.`;
  return (
    <span className={styles.bad}>
      {leftOut > 0 && (
        <Plural value={leftOut} one="# row without a name is left out. " other="# rows without a name are left out. " />
      )}
      {cells > 0 && (
        <Plural
          value={cells}
          one="# cell does not fit its column and is left out; the group is added without it."
          other="# cells do not fit their columns and are left out; the groups are added without them."
        />
      )}
    </span>
  );
}

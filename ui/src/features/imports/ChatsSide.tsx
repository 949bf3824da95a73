// What importing the chats would do, and the questions that only a person can answer.

import { Plural, useLingui } from "@lingui/react/macro";
import { Checkbox, Radio, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Assignment } from "../../bindings/Assignment";
import type { ChatReport } from "../../bindings/ChatReport";
import type { ListKind } from "../../bindings/ListKind";
import { useFormats } from "../../shared/format/formats";
import { useNow } from "../../shared/use-now";
import { CountLines } from "./CountLines";
import { ENCODINGS } from "./encodings";
import { FORMAT_NAMES } from "./format-names";
import styles from "./ImportPage.module.css";
import { Holds, TableOptions } from "./TableOptions";
import { TimeQuestions } from "./TimeQuestions";
import { useChatWords } from "./use-chat-words";
import type { ChatsState } from "./use-chats";

interface ChatsSideProps {
  state: ChatsState;
  found: ChatReport;
}

const MOST_SHOWN = 100;

export function ChatsSide({ state, found, onKind }: ChatsSideProps & { onKind: (kind: ListKind) => void }) {
  const { t, i18n } = useLingui();
  const { choices, choose } = state;
  const formats = [...new Set(found.files.flatMap(({ format }) => format ?? []))];
  const nameOf = (format: string) => {
    const words = Object.entries(FORMAT_NAMES).find(([name]) => name === format)?.[1];
    return words ? i18n._(words) : format;
  };
  const [table] = found.tables;
  // Rows that were pasted may only look like lines of a chat, and so may a file in which nothing is a message.
  const mayBeList = state.alone && !table && (state.source.kind === "text" || found.messages === 0);
  const unclear = (found.problem_counts.date_order_unclear ?? 0) > 0;
  return (
    <>
      <section className={styles.part}>
        {mayBeList && <Holds kind="chats" onKind={onKind} />}
        {state.alone && table && (
          <TableOptions
            kind="chats"
            onKind={onKind}
            headerRow={table.header_row}
            onHeaderRow={(header_row) => choose({ header_row, columns: undefined })}
            sheets={table.sheets}
            sheet={table.sheet}
            onSheet={(sheet) => choose({ sheet: sheet ?? undefined, header_row: undefined, columns: undefined })}
          />
        )}
        <Select
          label={t`Recognised as`}
          data={[...Object.keys(FORMAT_NAMES).map((value) => ({ value, label: nameOf(value) }))]}
          clearable={choices.format !== undefined}
          clearButtonProps={{ "aria-label": t`As recognised` }}
          value={state.wanted.format ?? (formats.length === 1 ? (formats[0] ?? null) : null)}
          placeholder={formats.map(nameOf).join(" · ")}
          onChange={(format) => choose({ format: format ?? undefined })}
        />
        {state.source.kind === "file" && (
          <Select
            label={t`Encoding`}
            data={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
            value={choices.encoding ?? null}
            placeholder={t`As recognised`}
            clearable
            clearButtonProps={{ "aria-label": t`Empty the field` }}
            onChange={(encoding) => choose({ encoding: encoding ?? undefined })}
          />
        )}
        <TimeQuestions
          choices={choices}
          choose={choose}
          zone={found.zone}
          before={found.zone_before}
          unclear={unclear}
        />
        {(found.has_self || choices.me) && (
          <Me value={choices.me ?? found.me ?? ""} onChange={(me) => choose({ me })} />
        )}
        <Radio.Group
          label={t`People who are no members yet`}
          value={choices.people}
          onChange={(people) => choose({ people: people as Assignment })}
        >
          <div className={styles.choices}>
            <Radio size="xs" value="members" label={t`become members`} />
            <Radio size="xs" value="unassigned" label={t`are counted and wait`} />
          </div>
        </Radio.Group>
        <Radio.Group
          label={t`Texts of the messages`}
          value={String(choices.keep_texts ?? found.keeps_texts)}
          onChange={(keep) => choose({ keep_texts: keep === "true" })}
        >
          <div className={styles.choices}>
            <Radio size="xs" value="false" label={t`are not kept, messages are only counted`} />
            <Radio size="xs" value="true" label={t`are kept and can be searched`} />
          </div>
        </Radio.Group>
      </section>
      <GuessedBots found={found} state={state} />
      <ChatCounts found={found} />
      <FilesRead found={found} />
      <Oddities found={found} />
    </>
  );
}

/** A source that does not say who is a program is asked about: a name alone is a guess. */
function GuessedBots({ found, state: { choices, choose } }: ChatsSideProps) {
  const { t } = useLingui();
  const people = choices.not_bots ?? [];
  if (found.guessed_bots.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{t`Bots by their names`}</h2>
      <p
        className={styles.quiet}
      >{t`The source does not say who is a bot. Bots are left out of figures and become no members.`}</p>
      {found.guessed_bots.slice(0, MOST_SHOWN).map(([key, name]) => (
        <Checkbox
          key={key}
          size="xs"
          label={<bdi>{name}</bdi>}
          checked={!people.includes(key)}
          onChange={(event) =>
            choose({
              not_bots: event.currentTarget.checked ? people.filter((one) => one !== key) : [...people, key],
            })
          }
        />
      ))}
    </section>
  );
}

/** The name is taken when it is whole, not with every letter: each look reads the files. */
function Me({ value, onChange }: { value: string; onChange: (me: string) => void }) {
  const { t } = useLingui();
  const [typed, type] = useState(value);
  return (
    <TextInput
      label={t`Whose messages are called 我?`}
      description={t`The tool does not say whose account it exported.`}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => typed !== value && onChange(typed)}
      onKeyDown={(event) => event.key === "Enter" && onChange(typed)}
    />
  );
}

function ChatCounts({ found }: { found: ChatReport }) {
  const { t } = useLingui();
  const lines = [
    { title: t`Messages`, count: found.messages },
    { title: t`New in the log`, count: found.added },
    { title: t`In the log already`, count: found.known },
    { title: t`People`, count: found.people },
    { title: t`Erased, counted as nobody’s`, count: found.erased },
    { title: t`New members`, count: found.new_members },
    { title: t`Members already`, count: found.members },
    { title: t`Not assigned`, count: found.strangers },
    { title: t`Bots, left out of figures`, count: found.bots },
    { title: t`Renamed`, count: found.renamed },
    { title: t`Joined`, count: found.joins },
    { title: t`Left`, count: found.leaves },
    { title: t`Reactions`, count: found.reactions },
    { title: t`Texts to keep`, count: found.texts.texts },
  ];
  if (lines.every(({ count }) => count === 0)) return null;
  return (
    <section className={styles.part}>
      <h2>{t`What would happen`}</h2>
      <CountLines lines={lines} />
    </section>
  );
}

function FilesRead({ found }: { found: ChatReport }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useChatWords();
  const now = useNow();
  const told = found.files.filter(({ refused, imported_at }) => refused !== null || imported_at !== null);
  if (told.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{t`Files`}</h2>
      <ul className={styles.files}>
        {told.slice(0, MOST_SHOWN).map(({ name, refused, imported_at }) => (
          <li key={name}>
            <bdi>{name}</bdi>
            <span className={styles.quiet}>
              {refused !== null && words.refusal(refused)}
              {imported_at !== null && t`imported ${formats.ago(imported_at, Math.max(imported_at, now))}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Oddities({ found }: { found: ChatReport }) {
  const words = useChatWords();
  const formats = useFormats();
  const { t } = useLingui();
  const total = Object.values(found.problem_counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (total === 0) return null;
  const shown = found.problems.slice(0, MOST_SHOWN);
  return (
    <section className={styles.part}>
      <h2>
        <Plural value={total} one="# thing to look at" other="# things to look at" />
      </h2>
      <ul className={styles.problems}>
        {shown.map(({ file, place, code }) => (
          <li key={`${file} ${place} ${code}`}>
            <bdi title={file}>{words.place(place)}</bdi>
            <span>{words.oddity(code)}</span>
          </li>
        ))}
      </ul>
      {total > shown.length && <p className={styles.quiet}>{t`and ${formats.number(total - shown.length)} more`}</p>}
    </section>
  );
}

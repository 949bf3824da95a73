// Tables of messages as they are understood: the first rows, each column under what it holds. Every choice can be changed; what is
// changed is remembered for the next table with this header.

import { useLingui } from "@lingui/react/macro";
import type { MessageNeed } from "../../bindings/MessageNeed";
import type { MessageTable } from "../../bindings/MessageTable";
import type { MessageTarget } from "../../bindings/MessageTarget";
import styles from "./ChatsImport.module.css";
import page from "./ImportPage.module.css";
import { Rows } from "./PreviewTable";
import { PLATFORM_WORDS, targetId } from "./targets";
import type { ChatsState } from "./use-chats";
import { useTargetWords } from "./use-target-words";

export function MessageTables({ state }: { state: ChatsState }) {
  return state.found?.tables.map((table) => (
    <TablePart key={headersOf(table).join("\n")} table={table} state={state} />
  ));
}

const headersOf = ({ columns }: MessageTable) => columns.map(({ header }) => header);

const same = (one: string[], other: string[]) => JSON.stringify(one) === JSON.stringify(other);

function TablePart({ table, state: { choices, choose } }: { table: MessageTable; state: ChatsState }) {
  const { t } = useLingui();
  const headers = headersOf(table);
  const said = choices.columns?.find((columns) => same(columns.headers, headers))?.targets;
  const targets = said ?? table.columns.map(({ target }) => target);
  const needs: Record<MessageNeed, string> = {
    time: t`Say which column holds the times.`,
    author: t`Say which column holds who wrote.`,
  };
  const set = (place: number, target: MessageTarget) => {
    // What another column held is what this one holds now.
    const others = targets.map((held) => (held.kind === target.kind ? NOTHING : held));
    const next = { headers, targets: others.map((held, index) => (index === place ? target : held)) };
    choose({ columns: [...(choices.columns ?? []).filter((one) => !same(one.headers, headers)), next] });
  };
  return (
    <section className={styles.messages} aria-label={t`What the columns hold`}>
      <p className={page.quiet}>
        <bdi>{table.files.filter((name) => name !== "").join(" · ")}</bdi>
        {table.remembered && ` ${t`A list with this header was imported before; its columns are taken as then.`}`}
      </p>
      {table.missing.length > 0 && (
        <div className={page.bad} role="alert">
          {table.missing.map((need) => (
            <p key={need}>{needs[need]}</p>
          ))}
        </div>
      )}
      <div className={styles.wide}>
        <Rows
          columns={table.columns}
          rows={table.rows}
          problems={[]}
          isUnread={(index) => targets[index]?.kind === "ignore"}
          meaning={({ index }, label) => (
            <Held label={label} value={targets[index] ?? NOTHING} onChange={(target) => set(index, target)} />
          )}
        />
      </div>
    </section>
  );
}

const NOTHING: MessageTarget = { kind: "ignore" };

type PlainKind = Exclude<MessageTarget["kind"], "account">;

interface HeldProps {
  label: string;
  value: MessageTarget;
  onChange: (target: MessageTarget) => void;
}

function Held({ label, value, onChange }: HeldProps) {
  const { t } = useLingui();
  const { platform } = useTargetWords([]);
  const words: Record<PlainKind, string> = {
    ignore: t`Not taken`,
    time: t({ message: "Time", context: "of a message" }),
    author: t`Who wrote`,
    text: t({ message: "Text", context: "of a message" }),
    channel: t`In group`,
    id: t`Id of the message`,
    reply_to: t`Id of the answered message`,
    reactions: t`Number of reactions`,
    type: t`Kind of message`,
    bot: t`Written by a bot`,
    recalled: t`Taken back`,
    attachments: t`Number of attachments`,
  };
  const plain = Object.entries(words).map(([kind, word]) => ({ target: { kind: kind as PlainKind }, word }));
  const known = Object.keys(PLATFORM_WORDS);
  const own = value.kind === "account" && !known.includes(value.platform) ? [value.platform] : [];
  return (
    <select
      aria-label={label}
      data-unread={value.kind === "ignore"}
      value={targetId(value)}
      onChange={(event) => onChange(JSON.parse(event.target.value) as MessageTarget)}
    >
      {plain.map(({ target, word }) => (
        <option key={target.kind} value={targetId(target)}>
          {word}
        </option>
      ))}
      <optgroup label={t`Who wrote, by id on`}>
        {[...own, ...known].map((name) => (
          <option key={name} value={targetId({ kind: "account", platform: name })}>
            {t`Id: ${platform(name)}`}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

// An import of chats: the chats that the files hold with their first messages on the left, what would happen on the right.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Checkbox, Select } from "@mantine/core";
import type { ListKind } from "../../bindings/ListKind";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useFormats } from "../../shared/format/formats";
import styles from "./ChatsImport.module.css";
import { ChatsSide } from "./ChatsSide";
import page from "./ImportPage.module.css";
import { MessageTables } from "./MessageTables";
import type { ChatsState } from "./use-chats";

/** Chats whose first messages are shown at once; the others open. */
const SHOWN = 3;

interface ChatsImportProps {
  state: ChatsState;
  onKind: (kind: ListKind) => void;
}

export function ChatsImport({ state, onKind }: ChatsImportProps) {
  const { t } = useLingui();
  const { found, chats } = state;
  if (!found) return <Skeleton rows={12} />;
  return (
    <div className={page.columns}>
      <div className={`${page.main} ${styles.chats} scroll`}>
        <MessageTables state={state} />
        {chats.map((chat, place) => (
          <ChatPart key={`${chat.platform} ${chat.key}`} chat={chat} state={state} open={place < SHOWN} />
        ))}
      </div>
      <aside className={`${page.side} scroll`} aria-label={t`What would happen`}>
        <ChatsSide state={state} found={found} onKind={onKind} />
      </aside>
    </div>
  );
}

/** The time as the file says it, to the second. */
const clockTime = (time: string) => time.replace("T", " ").replace(/\.\d+/, "").replace("Z", " UTC");

/** The choice of a channel that is made for the chat. */
const NEW = "new";

interface ChatPartProps {
  chat: ChatsState["chats"][number];
  state: ChatsState;
  open: boolean;
}

function ChatPart({ chat, state, open }: ChatPartProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community } = useCommunity();
  const { data: channels = [] } = useCall("channels", { community, trashed: false }, { on: ["channel"] });
  const { choices, choose } = state;
  const chosen = choices.channels[chat.key];
  const [first, last] = [formats.date(chat.first), formats.date(chat.last)];
  const span = first === last ? first : `${first} – ${last}`;
  return (
    <section className={styles.chat} data-left={!chat.taken}>
      <header>
        <Checkbox
          size="xs"
          aria-label={t`Import ${chat.name}`}
          checked={chat.taken}
          onChange={(event) => choose({ taken: { ...choices.taken, [chat.key]: event.currentTarget.checked } })}
        />
        <div className={styles.about}>
          <bdi className={styles.name}>{chat.name}</bdi>
          <span className={page.quiet}>
            {plural(chat.messages, { one: "# message", other: "# messages" })}
            {span && ` · ${span}`}
            {chat.direct && ` · ${t`between two people`}`}
          </span>
        </div>
        <Select
          size="xs"
          w={240}
          aria-label={t`Where ${chat.name} goes`}
          searchable
          allowDeselect={false}
          disabled={!chat.taken}
          data={[
            { value: NEW, label: t`A new group of this name` },
            ...channels.map(({ uid, name }) => ({ value: uid, label: name })),
          ]}
          value={(chosen === undefined ? chat.channel : chosen) ?? NEW}
          onChange={(channel) =>
            choose({ channels: { ...choices.channels, [chat.key]: channel === NEW ? null : channel } })
          }
        />
      </header>
      {chat.sample.length > 0 && (
        <details open={open && chat.taken}>
          <summary className={page.quiet}>{t`First messages`}</summary>
          <table className={styles.sample}>
            <tbody>
              {chat.sample.map((message, place) => (
                // Messages that are equal stand beside each other, and nothing else tells them apart.
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
                <tr key={place}>
                  <td>{clockTime(message.time)}</td>
                  <td>
                    <bdi>{message.author}</bdi>
                  </td>
                  <td>
                    <bdi>{message.text}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

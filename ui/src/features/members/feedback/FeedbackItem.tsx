// One piece of feedback: the words, what was answered, how far it has come, and whether they know.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { FeedbackState } from "../../../bindings/FeedbackState";
import type { FeedbackView } from "../../../bindings/FeedbackView";
import { IconButton } from "../../../shared/basics/Button";
import { useWrite } from "../../../shared/data/use-write";
import { NoteText } from "../../../shared/fields/NoteText";
import { type CivilDate, daysBetween } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import { useOperators } from "../../../shared/people/use-operators";
import styles from "./Feedback.module.css";
import { isClosed, KIND_WORDS, STATE_WORDS } from "./words";

interface FeedbackItemProps {
  feedback: FeedbackView;
  today: CivilDate;
}

export function FeedbackItem({ feedback, today }: FeedbackItemProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const operators = useOperators();
  const edit = useWrite("feedback_edit");
  const remove = useWrite("feedback_remove");
  const { uid, quote, state, reply, told, member, owner } = feedback;
  return (
    <li data-closed={isClosed(state) || undefined}>
      <div className={styles.said}>
        <blockquote className="selectable">{quote}</blockquote>
        <About feedback={feedback} today={today} />
        <NoteText
          key={uid}
          label={t`Our answer`}
          placeholder={t`What was answered`}
          minRows={1}
          value={reply}
          onSave={async (text) => (await edit.run({ uid, reply: text }, t`Answer kept`)) !== undefined}
        />
      </div>
      <div className={styles.state}>
        <select
          aria-label={t`How far it has come`}
          value={state}
          onChange={({ target }) => {
            const next = target.value as FeedbackState;
            void edit.run({ uid, state: next }, i18n._(STATE_WORDS[next]));
          }}
        >
          {Object.entries(STATE_WORDS).map(([value, word]) => (
            <option key={value} value={value}>
              {i18n._(word)}
            </option>
          ))}
        </select>
        {!operators.alone && (
          <select
            aria-label={t`Who looks after it`}
            value={owner ?? ""}
            onChange={({ target }) =>
              void edit.run(
                { uid, owner: target.value || null },
                t`Looked after by ${operators.nameOf(target.value || null)}`,
              )
            }
          >
            {operators.choices.map(({ value, title }) => (
              <option key={value ?? ""} value={value ?? ""}>
                {title}
              </option>
            ))}
          </select>
        )}
        {isClosed(state) && member && (
          <Checkbox
            label={t`They were told`}
            checked={told}
            onChange={({ currentTarget }) =>
              void edit.run(
                { uid, told: currentTarget.checked },
                currentTarget.checked ? t`They were told` : t`They are still to be told`,
              )
            }
          />
        )}
        <IconButton
          icon={IconTrash}
          size={16}
          label={t`Remove this feedback`}
          hint="left"
          onClick={() => void remove.run({ uid }, t`Feedback removed`)}
        />
      </div>
    </li>
  );
}

function About({ feedback: { kind, member, name, channel_name, on, state }, today }: FeedbackItemProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const open = useOpen();
  const waits = daysBetween(on, today);
  return (
    <p className={styles.about}>
      <span>{i18n._(KIND_WORDS[kind])}</span>
      {member && name && (
        <button type="button" onClick={() => open({ kind: "member", uid: member })}>
          <bdi>{name}</bdi>
        </button>
      )}
      {channel_name && <bdi>{channel_name}</bdi>}
      <span>{formats.date(on)}</span>
      {!isClosed(state) && waits > 0 && <span data-late={waits > 1 || undefined}>{t`waits for ${waits} d`}</span>}
    </p>
  );
}

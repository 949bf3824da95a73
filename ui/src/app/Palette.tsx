// Search and commands: every action of the registry, and every record that is found by its name or its words.
// What was used last comes first. Matches the title, the words to find it by (pinyin and initials) and the initials of English words.

import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { preference, setPreference } from "../platform/preferences";
import type { Action, ActionGroup } from "../shared/actions/registry";
import { useAllActions } from "../shared/actions/use-actions";
import { KeyHint } from "../shared/basics/KeyHint";
import { type Kind, KindMark } from "../shared/basics/KindMark";
import { useFocusBack } from "../shared/focus-back";
import { isIme } from "../shared/keys";
import { pieces } from "./marked";
import styles from "./Palette.module.css";
import { rank } from "./palette-rank";
import { useRecords } from "./use-records";

/** What the palette offers: an action, or a record with its kind. */
export interface Choosable extends Pick<Action, "id" | "title" | "icon" | "keys" | "run"> {
  mark?: Kind;
  /** Where the words were found, when not in the title. */
  note?: string;
}

/** Commands before the records; the others follow them. */
const FEW = 3;
const RECENT = "palette.recent";
const ORDER: ActionGroup[] = ["edit", "create", "view", "go", "app"];

export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const all = useAllActions();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const query = useDeferredValue(text);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const back = useFocusBack();

  const recent = preference<string[]>(RECENT, []);
  const offered = all.filter((action) => !action.hidden && !action.disabled);
  const wanted = query.trim();
  const records = useRecords(wanted);
  const fitting = wanted === "" ? byHabit(offered, recent) : rank(offered, wanted, recent);
  // Whoever types a name wants the person, not the twelfth command that has these letters somewhere.
  const found: Choosable[] = wanted === "" ? fitting : [...fitting.slice(0, FEW), ...records, ...fitting.slice(FEW)];
  const active = Math.min(at, found.length - 1);

  useEffect(() => {
    box.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const run = (choice: Choosable | undefined) => {
    if (!choice) return;
    // A record is found again by its name; only commands become habits.
    if (!choice.mark) setPreference(RECENT, [choice.id, ...recent.filter((id) => id !== choice.id)].slice(0, 12));
    onClose();
    // What it runs may ask in a dialog, which gives the focus back to where it was before the palette.
    back();
    choice.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isIme(event)) return;
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(found.length - 1, active + step)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(found[active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the scrim closes what lies on it; the dialog inside has the role.
    <div
      className={styles.scrim}
      role="presentation"
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      onKeyDown={onKeyDown}
    >
      <div role="dialog" aria-modal="true" aria-label={t`Search and commands`} className={styles.palette}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into it.
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={found[active] ? `${list}-${active}` : undefined}
          aria-label={t`Search and commands`}
          placeholder={t`What do you want to do?`}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
        />
        <div ref={box} id={list} role="listbox" aria-label={t`Commands`} className={`${styles.list} scroll`}>
          {found.map((choice, index) => (
            <Choice
              key={choice.id}
              id={`${list}-${index}`}
              index={index}
              choice={choice}
              typed={wanted}
              active={index === active}
              onPoint={setAt}
              onRun={run}
            />
          ))}
          {found.length === 0 && <p className={styles.none}>{t`Nothing fits “${query}”.`}</p>}
        </div>
      </div>
    </div>
  );
}

interface ChoiceProps {
  id: string;
  index: number;
  choice: Choosable;
  typed: string;
  active: boolean;
  onPoint: (index: number) => void;
  onRun: (choice: Choosable) => void;
}

function Choice({ id, index, choice, typed, active, onPoint, onRun }: ChoiceProps) {
  const { icon: Icon, mark } = choice;
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      data-index={index}
      className={styles.choice}
      onPointerMove={() => onPoint(index)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onRun(choice)}
      onKeyDown={(event) => event.key === "Enter" && !isIme(event) && onRun(choice)}
    >
      <span className={styles.icon}>
        {mark ? <KindMark kind={mark} /> : Icon && <Icon size={16} stroke={1.75} aria-hidden />}
      </span>
      <bdi className={styles.title}>
        <Marked text={choice.title} typed={typed} />
      </bdi>
      {choice.note && (
        <bdi className={styles.note}>
          <Marked text={choice.note} typed={typed} />
        </bdi>
      )}
      {choice.keys && <KeyHint keys={choice.keys} />}
    </div>
  );
}

function Marked({ text, typed }: { text: string; typed: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity.
  return pieces(text, typed).map((piece, at) => (piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text));
}

/** Without a query: what was used last, then what the place offers, then the rest. */
function byHabit(actions: Action[], recent: string[]): Action[] {
  const habit = recent.slice(0, 4).flatMap((id) => actions.find((action) => action.id === id) ?? []);
  const rest = actions.filter((action) => !habit.includes(action));
  return [...habit, ...rest.sort((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group))];
}

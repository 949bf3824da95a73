// One line that is not sure, with those who may be meant: by number, by arrows and Enter, or by the pointer.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { type KeyboardEvent, useState } from "react";
import { isIme } from "../keys";
import styles from "./Names.module.css";
import type { Choice, Line } from "./settle";
import { DOUBTS, REASONS } from "./words";

interface LineChoiceProps {
  line: Line;
  /** A name can stay a text. */
  texts: boolean;
  onChoose: (choice: Choice) => void;
  onBring: (extra: number) => void;
}

interface Option {
  key: string;
  choice: Choice;
  title: string;
  detail: string;
}

export function LineChoice({ line, texts, onChoose, onBring }: LineChoiceProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { entry, choice } = line;
  // Who of them called it off: that is all there is to say of such a line.
  const off = entry.cancelled;
  const options: Option[] = [
    ...entry.candidates.map((one, at) => ({
      key: String(at + 1),
      choice: { kind: "member" as const, member: one.member },
      title: one.name,
      detail: [
        i18n._(REASONS[one.reason]),
        one.nickname !== one.name && one.nickname,
        one.remark,
        one.phone_end && `…${one.phone_end}`,
        one.groups.slice(0, 2).join(t`, `),
        one.already && (one.already.state === "cancelled" ? t`called off before` : t`there already`),
      ]
        .filter(Boolean)
        .join(" · "),
    })),
    ...(off ? [] : [{ key: "N", choice: { kind: "new" as const }, title: t`Make a member`, detail: "" }]),
    ...(texts && !off ? [{ key: "T", choice: { kind: "text" as const }, title: t`Keep the name`, detail: "" }] : []),
    { key: "X", choice: { kind: "out" }, title: off ? t`Stays registered` : t`Leave out`, detail: "" },
  ];
  const same = (one: Choice) =>
    choice?.kind === one.kind && (one.kind !== "member" || (choice.kind === "member" && choice.member === one.member));
  const now = options.findIndex((option) => same(option.choice));
  // What is likely is proposed; between several nobody is.
  const proposed = now >= 0 ? now : entry.state === "likely" || (entry.state === "matched" && line.asks) ? 0 : -1;
  const [at, setAt] = useState<number | null>(null);
  const shown = at ?? proposed;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isIme(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const typed = options.find(({ key }) => key.toLowerCase() === event.key.toLowerCase());
    if (step) setAt(Math.max(0, Math.min(options.length - 1, shown + step)));
    else if (typed) onChoose(typed.choice);
    else if (event.key === "Enter" && options[shown]) onChoose(options[shown].choice);
    else if (event.key === "+" || event.key === "=") onBring((line.extra ?? 0) + 1);
    else if (event.key === "-") onBring((line.extra ?? 0) - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="listbox"
      tabIndex={0}
      aria-label={entry.raw}
      aria-activedescendant={shown >= 0 ? `${line.id}-${shown}` : undefined}
      className={styles.line}
      data-line={line.id}
      data-open={choice === undefined}
      onKeyDown={onKeyDown}
      onBlur={() => setAt(null)}
    >
      <p className={styles.raw}>
        <bdi>{entry.raw}</bdi>
        {(line.extra ?? 0) > 0 && <b className="figure">{`+${line.extra}`}</b>}
        {entry.doubt && <span className={styles.doubt}>{i18n._(DOUBTS[entry.doubt])}</span>}
      </p>
      <div className={styles.options}>
        {options.map((option, place) => (
          <div
            key={option.key}
            id={`${line.id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={same(option.choice)}
            data-at={place === shown}
            className={styles.option}
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(option.choice);
            }}
          >
            <kbd>{option.key}</kbd>
            <bdi>{option.title}</bdi>
            {option.detail && <small>{option.detail}</small>}
          </div>
        ))}
      </div>
    </div>
  );
}

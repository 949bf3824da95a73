// A list of names in a dialog: the text above, what is understood of it below. Enter goes to what is open, Ctrl+Enter takes the
// list over.

import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { NamePurpose } from "../../bindings/NamePurpose";
import { Dialog } from "../dialog/Dialog";
import { GrowingText } from "../fields/GrowingText";
import { isIme, isMac } from "../keys";
import { NameLines, type NameLinesHandle } from "./NameLines";
import styles from "./Names.module.css";
import { useNameList } from "./use-name-list";

export interface NameListDialogProps {
  title: string;
  does: string;
  purpose: NamePurpose;
  /** What is in it at the beginning. */
  text?: string;
  /** A word that the purpose needs first: the tag, the prize. */
  word?: { label: string; most: number; purposeOf: (word: string) => NamePurpose };
  onClose: () => void;
}

export default function NameListDialog({ title, does, purpose, text: first = "", word, onClose }: NameListDialogProps) {
  const { t } = useLingui();
  const [text, setText] = useState(first);
  const [said, say] = useState("");
  const lines = useRef<NameLinesHandle>(null);
  const field = useRef<HTMLDivElement>(null);
  const meant = word && said.trim() !== "" ? word.purposeOf(said.trim()) : purpose;
  const list = useNameList(text, meant);
  const lacksWord = word !== undefined && said.trim() === "";
  const ready =
    list.fresh && list.sums.open === 0 && list.sums.fresh + list.sums.already + list.sums.off > 0 && !lacksWord;
  const apply = async () => {
    if (ready && (await list.apply())) onClose();
  };
  const takeOver = () => {
    if (ready) void apply();
    else lines.current?.goOn();
  };
  // A hand is faster than the reading of three hundred lines: its key counts once they are there, if the text is still the same.
  const asked = useRef<{ text: string; run: "take" | "go" } | null>(null);
  useEffect(() => {
    if (!asked.current || !list.fresh) return;
    const { text: of, run } = asked.current;
    asked.current = null;
    if (of !== text) return;
    if (run === "take") takeOver();
    else lines.current?.goOn();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (isIme(event) || event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    const run = (isMac ? event.metaKey : event.ctrlKey) ? "take" : "go";
    if (!list.fresh) asked.current = { text, run };
    else if (run === "take") takeOver();
    else lines.current?.goOn();
  };
  return (
    <Dialog title={title} width={640} onClose={onClose}>
      {word && (
        <input
          className={styles.word}
          data-autofocus
          value={said}
          maxLength={word.most}
          aria-label={word.label}
          placeholder={word.label}
          onChange={(event) => say(event.target.value)}
        />
      )}
      <div ref={field}>
        <GrowingText
          value={text}
          most={160}
          className={styles.text}
          data-autofocus={word ? undefined : true}
          aria-label={t`List of names`}
          placeholder={t`Paste a 接龙, lines, @mentions or columns`}
          onChange={setText}
          onKeyDown={onKeyDown}
        />
      </div>
      {list.error && <p role="alert">{t`This text cannot be read as a list of names.`}</p>}
      {text.trim() !== "" && (
        <NameLines
          ref={lines}
          list={list}
          purpose={meant}
          does={does}
          disabled={lacksWord}
          onApply={() => void apply()}
          onBack={() => field.current?.querySelector("textarea")?.focus()}
        />
      )}
    </Dialog>
  );
}

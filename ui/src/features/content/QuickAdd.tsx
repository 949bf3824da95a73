// One line at the foot of a column: Enter makes the item and waits for the next. Pasted lines make one item each.

import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { ContentState } from "../../bindings/ContentState";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { isIme } from "../../shared/keys";
import styles from "./QuickAdd.module.css";

export function QuickAdd({ state }: { state: ContentState }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const add = useWrite("content_add");
  const [text, setText] = useState("");

  const keep = async (lines: string[]) => {
    setText("");
    // An idea is a title to be written about; what is typed into the drafts is the text itself.
    for (const line of lines)
      await add.run({ community, state, ...(state === "idea" ? { title: line } : { text: line }) });
  };
  return (
    <label className={styles.add}>
      <IconPlus size={16} stroke={1.75} aria-hidden />
      <input
        value={text}
        aria-label={state === "idea" ? t`New idea` : t`New draft`}
        placeholder={state === "idea" ? t`New idea` : t`New draft`}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          const lines = linesOf(event.clipboardData.getData("text/plain"));
          if (lines.length < 2) return;
          event.preventDefault();
          void keep(lines);
        }}
        onKeyDown={(event) => {
          if (isIme(event)) return;
          if (event.key === "Enter" && text.trim()) void keep([text.trim()]);
          if (event.key === "Escape") {
            event.stopPropagation();
            if (text) setText("");
            else event.currentTarget.blur();
          }
        }}
      />
    </label>
  );
}

export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

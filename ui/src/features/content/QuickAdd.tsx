// One line at the foot of a column: Enter makes the item and waits for the next. Pasted lines make one item each, in one step.

import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import type { ContentState } from "../../bindings/ContentState";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { useAddLine } from "../../shared/fields/use-add-line";
import styles from "./QuickAdd.module.css";

export function QuickAdd({ state }: { state: ContentState }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const addOne = useWrite("content_add");
  const addMany = useWrite("contents_add");
  const line = useAddLine(async (lines) => {
    // An idea is a title to be written about; what is typed into the drafts is the text itself.
    const items = lines.map((line) => ({ community, state, ...(state === "idea" ? { title: line } : { text: line }) }));
    const [one, ...more] = items;
    const made = one && more.length === 0 ? await addOne.run(one) : await addMany.run({ items });
    return made !== undefined;
  });
  return (
    <label className={styles.add}>
      <IconPlus size={16} stroke={1.75} aria-hidden />
      <input
        {...line}
        aria-label={state === "idea" ? t`New idea` : t`New draft`}
        placeholder={state === "idea" ? t`New idea` : t`New draft`}
      />
    </label>
  );
}

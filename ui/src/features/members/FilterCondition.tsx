import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import type { Filter } from "../../bindings/Filter";
import { IconButton } from "../../shared/basics/Button";
import { type Leaf, leafOf, subjectOfFilter, testsFor } from "./conditions";
import styles from "./FilterDialog.module.css";
import { FilterValue } from "./FilterValue";
import type { Directory } from "./use-directory";
import { useFilterWords, useSubjectWords } from "./use-filter-words";

interface FilterConditionProps {
  directory: Directory;
  filter: Filter;
  onChange: (filter: Filter) => void;
  onRemove: () => void;
}

/** One condition: what is asked about, how, and with which values. */
export function FilterCondition({ directory, filter, onChange, onRemove }: FilterConditionProps) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const subjectWords = useSubjectWords(directory);
  const filterWords = useFilterWords(directory);
  const subject = subjectOfFilter(filter);
  const found = leafOf(filter);
  const tests = subject ? testsFor(subject, directory.fields) : [];
  const test = tests.find((candidate) => candidate.is(filter));
  const choose = (id: string) => {
    const next = tests.find((candidate) => candidate.id === id)?.begin();
    if (next) onChange(keepValues(filter, next));
  };
  return (
    <div className={styles.condition}>
      {subject && found && test ? (
        <>
          <span className={styles.subject}>{subjectWords(subject)}</span>
          <select
            aria-label={t`How it is compared`}
            className={styles.test}
            value={test.id}
            onChange={(event) => choose(event.target.value)}
          >
            {tests.map(({ id, word }) => (
              <option key={id} value={id}>
                {i18n._(word)}
              </option>
            ))}
          </select>
          <div className={styles.values}>
            <FilterValue
              directory={directory}
              leaf={found.leaf}
              onChange={(leaf) => onChange(found.denied ? { kind: "not", of: leaf } : leaf)}
            />
          </div>
        </>
      ) : (
        <span className={styles.values}>{filterWords(filter)}</span>
      )}
      <IconButton icon={IconX} size={14} label={t`Take this condition away`} hint="left" onClick={onRemove} />
    </div>
  );
}

/** “contains x” becomes “does not contain x”: values stay where the leaves are of one kind. */
function keepValues(old: Filter, next: Filter): Filter {
  const [before, after] = [leafOf(old), leafOf(next)];
  if (!before || !after || before.leaf.kind !== after.leaf.kind) return next;
  const leaf = { ...before.leaf, ...choosing(after.leaf) } as Leaf;
  return after.denied ? { kind: "not", of: leaf } : leaf;
}

/** What of a leaf belongs to the test and not to its values. */
function choosing(leaf: Leaf): Partial<Leaf> {
  if (leaf.kind === "text") return { test: leaf.test };
  return "none" in leaf ? { none: leaf.none, ...(leaf.none ? { any: [] } : {}) } : {};
}

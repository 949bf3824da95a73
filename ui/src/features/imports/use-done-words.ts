// The sentence after an import: 「导入完成：新增 312 人，更新 48 人，3 行有问题」. What did not happen is not told.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ImportPreview } from "../../bindings/ImportPreview";

/** Faults that are only told while mapping: nothing was lost by them. */
const QUIET = ["namesake", "formula", "ragged"];

export function useDoneWords() {
  const { t } = useLingui();
  const sentence = (parts: (string | false)[]) => {
    const said = parts
      .filter(Boolean)
      .join(t({ message: ", ", comment: "Between the parts of a sentence", context: "clause" }));
    return said === "" ? t`Import done: nothing new` : t`Import done: ${said}`;
  };
  return {
    members: ({ counts, problem_counts }: ImportPreview) => {
      const problems = Object.entries(problem_counts)
        .filter(([fault]) => !QUIET.includes(fault))
        .reduce((sum, [, count]) => sum + count, 0);
      return sentence([
        counts.new > 0 && plural(counts.new, { one: "# new person", other: "# new people" }),
        counts.updated > 0 && plural(counts.updated, { one: "# updated", other: "# updated" }),
        counts.renamed > 0 && plural(counts.renamed, { one: "# renamed", other: "# renamed" }),
        counts.joined > 0 && plural(counts.joined, { one: "# joined a group", other: "# joined a group" }),
        counts.left > 0 && plural(counts.left, { one: "# left", other: "# left" }),
        problems > 0 && plural(problems, { one: "# row with a problem", other: "# rows with problems" }),
      ]);
    },
    groups: (count: number, problems: number) =>
      sentence([
        plural(count, { one: "# new group", other: "# new groups" }),
        problems > 0 && plural(problems, { one: "# row with a problem", other: "# rows with problems" }),
      ]),
  };
}

// The sentence after an import: 「导入完成：新增 312 人，更新 48 人，3 处问题」. What did not happen is not told.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ChatReport } from "../../bindings/ChatReport";
import type { ImportBatchView } from "../../bindings/ImportBatchView";
import type { KeptTexts } from "../../bindings/KeptTexts";
import type { LogReport } from "../../bindings/LogReport";
import { problemCount } from "./problems";

type Imported = Pick<ImportBatchView, "kind" | "counts" | "problem_counts" | "log"> & { texts?: KeptTexts };

interface Logged {
  added: number;
  new_members?: number;
  strangers?: number;
  texts?: KeptTexts;
}

export function useDoneWords() {
  const { t } = useLingui();
  const joined = (parts: (string | false)[]) =>
    parts.filter(Boolean).join(t({ message: ", ", comment: "Between the parts of a sentence", context: "clause" }));
  const sentence = (said: string) => (said === "" ? t`Import done: nothing new` : t`Import done: ${said}`);
  const logged = ({ added, new_members = 0, strangers = 0, texts }: Logged) =>
    joined([
      added > 0 && plural(added, { one: "# new in the log", other: "# new in the log" }),
      new_members > 0 && plural(new_members, { one: "# new member", other: "# new members" }),
      strangers > 0 && plural(strangers, { one: "# not assigned", other: "# not assigned" }),
      texts !== undefined && texts.texts > 0 && plural(texts.texts, { one: "# text kept", other: "# texts kept" }),
    ]);
  const counted = ({ kind, counts, problem_counts, log, texts }: Imported) => {
    if (log) return logged({ ...log, texts });
    const problems = problemCount(problem_counts);
    return joined([
      counts.new > 0 &&
        (kind === "members"
          ? plural(counts.new, { one: "# new person", other: "# new people" })
          : plural(counts.new, { one: "# new", other: "# new" })),
      counts.updated > 0 && plural(counts.updated, { one: "# updated", other: "# updated" }),
      counts.renamed > 0 && plural(counts.renamed, { one: "# renamed", other: "# renamed" }),
      counts.joined > 0 && plural(counts.joined, { one: "# joined a group", other: "# joined a group" }),
      counts.left > 0 && plural(counts.left, { one: "# left", other: "# left" }),
      problems > 0 && plural(problems, { one: "# problem", other: "# problems" }),
    ]);
  };
  return {
    chats: (report: ChatReport) => sentence(logged(report)),
    log: ({ added, strangers }: LogReport) => sentence(logged({ added, strangers })),
    done: (imported: Imported) => sentence(counted(imported)),
    /** The same figures without the sentence around them, for a list. */
    counted: (imported: Imported) => counted(imported) || t`nothing new`,
  };
}

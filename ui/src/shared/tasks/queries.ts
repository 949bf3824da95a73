// Tasks wherever they stand: in a checklist, beside content, on their own. The tables their lists rest on.

import type { TaskView } from "../../bindings/TaskView";
import { queryClient } from "../data/query";

export const TASK_TABLES = [
  "task",
  "occurrence_done",
  "schedule",
  "schedule_exception",
  "activity",
  "content",
  "operator",
] as const;

/** A write answers with the task: the screen has it without asking again. */
export function keepTask(task: TaskView): void {
  queryClient.setQueryData(["task", { uid: task.uid }], task);
}

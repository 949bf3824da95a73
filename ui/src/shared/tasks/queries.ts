// Tasks wherever they stand: in a checklist, beside content, on their own. The tables their lists rest on.

export const TASK_TABLES = [
  "task",
  "occurrence_done",
  "schedule",
  "schedule_exception",
  "activity",
  "content",
  "operator",
] as const;

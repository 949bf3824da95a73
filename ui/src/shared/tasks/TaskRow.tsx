// One task: its tick, its words, when it is due, whose it is.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconRepeat } from "@tabler/icons-react";
import type { TaskView } from "../../bindings/TaskView";
import { NameWithInitials } from "../basics/NameWithInitials";
import { useCommunity } from "../community";
import { civilAt, dayOf } from "../format/civil";
import { useFormats } from "../format/formats";
import { contextMenu } from "../menu/menu";
import { useOperators } from "../people/use-operators";
import styles from "./TaskList.module.css";
import type { TaskActions } from "./use-task-actions";

interface TaskRowProps {
  task: TaskView;
  tabbable: boolean;
  actions: TaskActions;
  onFocus: () => void;
}

export function TaskRow({ task, tabbable, actions, onFocus }: TaskRowProps) {
  const { t } = useLingui();
  const operators = useOperators();
  const done = task.done_at !== null;
  return (
    <li
      className={styles.row}
      data-task={task.uid}
      data-done={done || undefined}
      tabIndex={tabbable ? 0 : -1}
      aria-label={done ? t`${task.title}, done` : task.title}
      onFocus={onFocus}
      onContextMenu={(event) => contextMenu(event, task.title, actions.menu(task))}
    >
      <button
        type="button"
        role="checkbox"
        aria-checked={done}
        aria-label={t`Done: ${task.title}`}
        tabIndex={-1}
        className={styles.tick}
        onClick={() => void actions.mark(task, !done)}
      >
        {done && <IconCheck size={14} stroke={2.5} aria-hidden />}
      </button>
      <button type="button" tabIndex={-1} className={styles.title} onClick={() => actions.open(task)}>
        <bdi>{task.title}</bdi>
      </button>
      <Due task={task} />
      {task.owner && !operators.alone && <NameWithInitials name={operators.nameOf(task.owner)} onlyMark />}
    </li>
  );
}

function Due({ task }: { task: TaskView }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  if (!task.due) return null;
  const now = Date.now();
  const late = task.done_at === null && task.due_at !== null && task.due_at < now;
  const day = formats.nearDay(task.due, dayOf(civilAt(now, tz)));
  return (
    <time dateTime={task.due} className={styles.due} data-late={late || undefined}>
      {task.series && <IconRepeat size={12} stroke={1.75} aria-label={t`Repeats`} />}
      {task.all_day ? day : `${day} ${formats.time(task.due)}`}
    </time>
  );
}

// A list of tasks: ticked by click or Space, walked by the arrows, ordered by Alt and the arrows, grown by one field at its foot.
// Used by Today, the checklists of events and the tasks page.

import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { AddTask } from "../../bindings/AddTask";
import type { TaskView } from "../../bindings/TaskView";
import { useCommunity } from "../community";
import { useWrite } from "../data/use-write";
import { useAddLine } from "../fields/use-add-line";
import { isIme } from "../keys";
import styles from "./TaskList.module.css";
import { TaskRow } from "./TaskRow";
import { useTaskActions } from "./use-task-actions";

interface TaskListProps {
  label: string;
  tasks: TaskView[];
  /** What a new task of this list belongs to; left out where nothing is added. */
  adds?: Pick<AddTask, "activity" | "content" | "owner">;
  /** The order is the person's own and may be changed. */
  ordered?: boolean;
}

export function TaskList({ label, tasks, adds, ordered }: TaskListProps) {
  const list = useRef<HTMLUListElement>(null);
  const actions = useTaskActions();
  const [here, setHere] = useState<string | null>(null);
  const focus = (uid: string | undefined) =>
    uid && list.current?.querySelector<HTMLElement>(`[data-task="${CSS.escape(uid)}"]`)?.focus();
  const shift = async (uid: string, by: -1 | 1) => {
    const uids = tasks.map((task) => task.uid);
    const at = uids.indexOf(uid);
    const other = uids[at + by];
    if (!ordered || other === undefined) return;
    uids[at] = other;
    uids[at + by] = uid;
    await actions.order(uids);
    requestAnimationFrame(() => focus(uid));
  };
  const stop = tasks.some(({ uid }) => uid === here) ? here : tasks[0]?.uid;
  return (
    <>
      {tasks.length > 0 && (
        <ul
          ref={list}
          className={styles.list}
          aria-label={label}
          onKeyDown={(event) => {
            const uid = (event.target as HTMLElement).dataset.task;
            const at = tasks.findIndex((task) => task.uid === uid);
            const task = tasks[at];
            if (!task || isIme(event) || event.ctrlKey || event.metaKey) return;
            const plain: Record<string, () => void> = {
              ArrowDown: () => focus(tasks[at + 1]?.uid),
              ArrowUp: () => focus(tasks[at - 1]?.uid),
              " ": () => void actions.mark(task, task.done_at === null),
              Enter: () => actions.open(task),
              Delete: () => void actions.remove(task),
            };
            const withAlt: Record<string, () => void> = {
              ArrowDown: () => void shift(task.uid, 1),
              ArrowUp: () => void shift(task.uid, -1),
            };
            const run = (event.altKey ? withAlt : plain)[event.key];
            if (!run) return;
            event.preventDefault();
            event.stopPropagation();
            run();
          }}
        >
          {tasks.map((task) => (
            <TaskRow
              key={`${task.uid}@${task.original}`}
              task={task}
              tabbable={task.uid === stop}
              actions={actions}
              onFocus={() => setHere(task.uid)}
            />
          ))}
        </ul>
      )}
      {adds && <AddLine adds={adds} />}
    </>
  );
}

/** A line of a list from anywhere, without its bullet or box. */
const withoutBullet = (line: string) => line.replace(/^\s*(?:[-*•]|\[[ x]?\])+\s*/i, "");

/** Enter adds and waits for the next; pasted lines become a task each, in one step. */
function AddLine({ adds }: { adds: NonNullable<TaskListProps["adds"]> }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const addOne = useWrite("task_add");
  const addMany = useWrite("tasks_add");
  const line = useAddLine(async (titles) => {
    const items = titles.map((title) => ({ ...adds, community, title }));
    const [one, ...more] = items;
    const made = one && more.length === 0 ? await addOne.run(one) : await addMany.run({ items });
    return made !== undefined;
  }, withoutBullet);
  return (
    <label className={styles.add}>
      <IconPlus size={16} stroke={1.75} aria-hidden />
      <input {...line} maxLength={300} aria-label={t`New task`} placeholder={t`New task`} />
    </label>
  );
}

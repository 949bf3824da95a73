// What can be done with a task, from its row, its menu and its drawer.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconCopy, IconExternalLink, IconTrash, IconUser } from "@tabler/icons-react";
import type { TaskView } from "../../bindings/TaskView";
import { useWrite } from "../data/use-write";
import type { MenuGroups } from "../menu/menu";
import { useOpen } from "../navigation";
import { useOperators } from "../people/use-operators";
import { useDeleteDate } from "../plan/use-delete-date";
import { keepTask } from "./queries";

export interface TaskActions {
  mark: (task: Pick<TaskView, "uid" | "original" | "title">, done: boolean) => Promise<void>;
  order: (uids: string[]) => Promise<void>;
  /** One date of a series, or more of them; the whole of what happens once. */
  remove: (task: Pick<TaskView, "uid" | "title" | "original" | "due" | "series">) => Promise<boolean>;
  open: (task: Pick<TaskView, "uid">) => void;
  /** A copy to be planned anew: without its time, and not done. */
  duplicate: (task: Pick<TaskView, "uid">) => Promise<void>;
  menu: (task: TaskView) => MenuGroups;
}

export function useTaskActions(): TaskActions {
  const { t } = useLingui();
  const operators = useOperators();
  const goTo = useOpen();
  const marking = useWrite("tasks_mark");
  const ordering = useWrite("tasks_order");
  const deleteDate = useDeleteDate();
  const editing = useWrite("task_edit");
  const copying = useWrite("task_duplicate");

  const mark: TaskActions["mark"] = async ({ uid, original, title }, done) => {
    await marking.run({ tasks: [{ uid, original }], done }, done ? t`Done: ${title}` : t`To do again: ${title}`);
  };
  const order: TaskActions["order"] = async (uids) => {
    await ordering.run({ uids });
  };
  const remove: TaskActions["remove"] = ({ uid, title, original, due, series }) =>
    deleteDate({ kind: "task", uid, title, original, start: due, series });
  const open: TaskActions["open"] = ({ uid }) => goTo({ kind: "task", uid });
  const duplicate: TaskActions["duplicate"] = async ({ uid }) => {
    const copy = await copying.run({ uid }, t`Copied`);
    if (!copy) return;
    keepTask(copy);
    open(copy);
  };
  return {
    mark,
    order,
    remove,
    open,
    duplicate,
    menu: (task) => [
      [
        {
          id: "task.mark",
          title: task.done_at === null ? t`Done` : t`Not done after all`,
          icon: IconCheck,
          keys: "space",
          run: () => void mark(task, task.done_at === null),
        },
        { id: "task.open", title: t`Open`, icon: IconExternalLink, keys: "enter", run: () => open(task) },
      ],
      operators.alone
        ? []
        : operators.choices.map(({ value, title }) => ({
            id: `task.own.${value}`,
            title,
            icon: IconUser,
            checked: value === task.owner,
            run: () => void editing.run({ uid: task.uid, owner: value }, t`Owner: ${title}`),
          })),
      [
        { id: "task.duplicate", title: t`Duplicate`, icon: IconCopy, run: () => void duplicate(task) },
        {
          id: "task.trash",
          title: t`Move to the trash`,
          icon: IconTrash,
          danger: true,
          run: () => void remove(task),
        },
      ],
    ],
  };
}

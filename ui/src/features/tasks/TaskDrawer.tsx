// One task: what, when, whose, and what it belongs to.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconCopy, IconRotate } from "@tabler/icons-react";
import type { EditTask } from "../../bindings/EditTask";
import type { TaskView } from "../../bindings/TaskView";
import { Button } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import type { Opened } from "../../shared/feature";
import { ChoiceField } from "../../shared/fields/ChoiceField";
import { OwnFields } from "../../shared/fields/OwnFields";
import { addDays, civilAt, dayOf } from "../../shared/format/civil";
import { useOpen } from "../../shared/navigation";
import { Field } from "../../shared/page/Drawer";
import { useOperators } from "../../shared/people/use-operators";
import { DateChoice } from "../../shared/plan/DateChoice";
import { PlannedDrawer } from "../../shared/plan/PlannedDrawer";
import { RemindersField } from "../../shared/plan/RemindersField";
import { RuleField } from "../../shared/plan/RuleField";
import type { Planned } from "../../shared/plan/use-planned";
import { WhenField } from "../../shared/plan/WhenField";
import { keepTask, TASK_TABLES } from "../../shared/tasks/queries";
import { useTaskActions } from "../../shared/tasks/use-task-actions";
import { dueDay } from "./due";
import styles from "./TaskDrawer.module.css";
import { TaskHistory } from "./TaskHistory";

export default function TaskDrawer({ uid, original }: Opened) {
  const { data: task, error } = useCall("task", { uid }, { on: TASK_TABLES });
  if (error) throw error;
  if (!task) return <Skeleton rows={6} />;
  return <TaskEditor task={task} original={original} />;
}

function TaskEditor({ task, original }: { task: TaskView; original?: string }) {
  const { t } = useLingui();
  const operators = useOperators();
  const { duplicate } = useTaskActions();
  const edit = useWrite("task_edit");
  const save = async ({ title, ...patch }: Omit<EditTask, "uid" | "title"> & { title?: string | null }) => {
    const kept = await edit.run({ uid: task.uid, ...patch, ...(title ? { title } : {}) });
    if (kept) keepTask(kept);
    return kept !== undefined;
  };
  return (
    <PlannedDrawer
      kind="task"
      record={task}
      // Opened without a date, a series shows the one that is to be done next.
      original={original ?? (task.original || undefined)}
      titleMost={300}
      notePlaceholder={t`What helps to do it`}
      save={save}
      menu={() => [
        [
          {
            id: "task.duplicate",
            title: t`Duplicate`,
            icon: IconCopy,
            run: () => void duplicate(task),
          },
        ],
      ]}
      onDuplicate={() => void duplicate(task)}
      history={<TaskHistory uid={task.uid} />}
      footer={(planned) => <TaskFooter task={task} planned={planned} />}
    >
      {(planned) => (
        <>
          <DueField task={task} planned={planned} />
          {task.schedule && <RemindersField kind="task" uid={task.uid} wholeDay={task.schedule.when.all_day} />}
          {!operators.alone && (
            <Field label={t`Owner`}>
              <ChoiceField
                label={t`Owner`}
                value={task.owner}
                shown={operators.nameOf(task.owner)}
                choices={operators.choices}
                onChange={(owner) => void save({ owner })}
              />
            </Field>
          )}
          <BelongsTo task={task} />
          <OwnFields subject="task" uid={task.uid} custom={task.custom} save={save} />
        </>
      )}
    </PlannedDrawer>
  );
}

function TaskFooter({ task, planned }: { task: TaskView; planned: Planned }) {
  const { t } = useLingui();
  const actions = useTaskActions();
  const date = planned.dates.series ? planned.dates.shown : undefined;
  const done = date ? date.state === "done" : task.done_at !== null;
  return (
    <>
      <Button
        look={done ? "plain" : "primary"}
        icon={done ? IconRotate : IconCheck}
        onClick={() => void actions.mark({ ...task, original: date?.original ?? "" }, !done)}
      >
        {done ? t`Not done after all` : t`Done`}
      </Button>
      <span className={styles.gap} />
      <Button look="danger" onClick={() => void planned.trash()}>{t`Move to the trash`}</Button>
    </>
  );
}

/** A day is enough; a time may stand beside it. */
function DueField({ task, planned }: { task: TaskView; planned: Planned }) {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const tomorrow = dueDay(addDays(dayOf(civilAt(Date.now(), tz)), 1));
  return (
    <Field label={t`Due`}>
      <div className={styles.due}>
        <WhenField
          value={planned.chosen}
          suggested={tomorrow}
          anyTime
          clearable={!planned.dates.series}
          onChange={(next) => void planned.move(next)}
        />
        {!planned.when && (
          <Button size="small" look="quiet" onClick={() => void planned.move(tomorrow)}>
            {t`Tomorrow`}
          </Button>
        )}
      </div>
      {task.schedule && <RuleField kind="task" uid={task.uid} schedule={task.schedule} planned={planned} />}
      <DateChoice dates={planned.dates} />
    </Field>
  );
}

function BelongsTo({ task }: { task: TaskView }) {
  const { t } = useLingui();
  const open = useOpen();
  const subject = task.activity ?? task.content;
  if (!subject) return null;
  const kind = task.activity ? "activity" : "content";
  return (
    <Field label={t`Belongs to`}>
      <button type="button" className={styles.link} onClick={() => open({ kind, uid: subject })}>
        {kind === "activity" ? t`an event` : t`a post`}
      </button>
    </Field>
  );
}

// One task: what, when, whose, and what it belongs to.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconRotate } from "@tabler/icons-react";
import type { EditTask } from "../../bindings/EditTask";
import type { TaskView } from "../../bindings/TaskView";
import { useActions } from "../../shared/actions/use-actions";
import { Button } from "../../shared/basics/Button";
import { KindMark } from "../../shared/basics/KindMark";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { queryClient, useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import type { Opened } from "../../shared/feature";
import { ChoiceField } from "../../shared/fields/ChoiceField";
import { GrowingText } from "../../shared/fields/GrowingText";
import { SaveState } from "../../shared/fields/SaveState";
import { useDraft } from "../../shared/fields/use-draft";
import { addDays, civilAt, dayOf, timeOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { useOpen } from "../../shared/navigation";
import { Drawer, Field, Section } from "../../shared/page/Drawer";
import { useOperators } from "../../shared/people/use-operators";
import { DateField } from "../../shared/plan/DateField";
import { RecurrenceEditor } from "../../shared/plan/RecurrenceEditor";
import { RemindersField } from "../../shared/plan/RemindersField";
import { TimeField } from "../../shared/plan/TimeField";
import { TASK_TABLES } from "../../shared/tasks/queries";
import { useTaskActions } from "../../shared/tasks/use-task-actions";
import { dueDay, withTime } from "./due";
import styles from "./TaskDrawer.module.css";

export default function TaskDrawer({ uid }: Opened) {
  const { data: task, error } = useCall("task", { uid }, { on: TASK_TABLES });
  if (error) throw error;
  if (!task) return <Skeleton rows={6} />;
  return <TaskEditor task={task} />;
}

function TaskEditor({ task }: { task: TaskView }) {
  const { t } = useLingui();
  const operators = useOperators();
  const actions = useTaskActions();
  const open = useOpen();
  const edit = useWrite("task_edit");
  const save = async (patch: Omit<EditTask, "uid">) => {
    const kept = await edit.run({ uid: task.uid, ...patch });
    if (kept) queryClient.setQueryData(["task", { uid: task.uid }], kept);
    return kept !== undefined;
  };
  const title = useDraft(task.title, (text) => (text.trim() ? save({ title: text.trim() }) : Promise.resolve(false)));
  const note = useDraft(task.note ?? "", (text) => save({ note: text || null }));
  const done = task.done_at !== null;
  const trash = async () => {
    if (await actions.trash([task.uid], task.title)) open(null);
  };
  useActions([
    {
      id: "task.trash",
      title: t`Move this task to the trash`,
      group: "edit",
      keys: "delete",
      danger: true,
      run: () => void trash(),
    },
  ]);
  return (
    <Drawer
      mark={<KindMark kind="task" word />}
      title={<SaveState states={[title.state, note.state]} />}
      footer={
        <>
          <Button
            look={done ? "plain" : "primary"}
            icon={done ? IconRotate : IconCheck}
            onClick={() => void actions.mark(task, !done)}
          >
            {done ? t`Not done after all` : t`Done`}
          </Button>
          <span className={styles.gap} />
          <Button look="danger" onClick={() => void trash()}>{t`Move to the trash`}</Button>
        </>
      }
    >
      <GrowingText
        look="title"
        value={title.value}
        aria-label={t`What is to be done`}
        maxLength={300}
        onChange={(text) => title.set(text.replace(/[\r\n]+/g, " "))}
        onBlur={title.flush}
      />
      <DueField task={task} save={save} />
      {task.schedule && <RemindersField kind="task" uid={task.uid} />}
      {!operators.alone && (
        <Field label={t`Owner`}>
          <ChoiceField
            label={t`Owner`}
            value={task.owner}
            choices={operators.choices}
            onChange={(owner) => void save({ owner })}
          />
        </Field>
      )}
      <BelongsTo task={task} />
      <Section title={t`Notes`}>
        <GrowingText value={note.value} aria-label={t`Notes`} onChange={note.set} onBlur={note.flush} />
      </Section>
    </Drawer>
  );
}

interface DueFieldProps {
  task: TaskView;
  save: (patch: Omit<EditTask, "uid">) => Promise<boolean>;
}

/** A day is enough; a time may stand beside it. */
function DueField({ task, save }: DueFieldProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const when = task.schedule?.when ?? null;
  const tomorrow = addDays(dayOf(civilAt(Date.now(), tz)), 1);
  return (
    <Field label={t`Due`}>
      <div className={styles.due}>
        <DateField
          ariaLabel={t`Due on`}
          value={when ? dayOf(when.start) : null}
          clearable
          onChange={(day) =>
            void save({
              when: day ? { ...(when ?? dueDay(day)), start: `${day}T${when?.start.slice(11) ?? "00:00:00"}` } : null,
            })
          }
        />
        {when && (
          <TimeField
            ariaLabel={t`At`}
            value={when.all_day ? null : timeOf(when.start)}
            clearable
            placeholder={t`Any time`}
            onChange={(time) => void save({ when: withTime(when, time) })}
          />
        )}
        {!when && (
          <Button size="small" look="quiet" onClick={() => void save({ when: dueDay(tomorrow) })}>
            {t`Tomorrow`}
          </Button>
        )}
      </div>
      {when && (
        <RecurrenceEditor
          value={when.rule}
          start={when.start}
          onChange={(rule) => void save({ when: { ...when, rule } })}
        />
      )}
      {task.series && task.due && <p className={styles.note}>{t`Next: ${formats.dateTime(task.due)}`}</p>}
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

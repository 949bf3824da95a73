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
import { addDays, civilAt, dayOf } from "../../shared/format/civil";
import { useOpen } from "../../shared/navigation";
import { Drawer, Field, Section } from "../../shared/page/Drawer";
import { useOperators } from "../../shared/people/use-operators";
import { DateChoice } from "../../shared/plan/DateChoice";
import { RemindersField } from "../../shared/plan/RemindersField";
import { RuleField } from "../../shared/plan/RuleField";
import { type Planned, usePlanned } from "../../shared/plan/use-planned";
import { WhenField } from "../../shared/plan/WhenField";
import { TASK_TABLES } from "../../shared/tasks/queries";
import { useTaskActions } from "../../shared/tasks/use-task-actions";
import { dueDay } from "./due";
import styles from "./TaskDrawer.module.css";

export default function TaskDrawer({ uid, original }: Opened) {
  const { data: task, error } = useCall("task", { uid }, { on: TASK_TABLES });
  if (error) throw error;
  if (!task) return <Skeleton rows={6} />;
  return <TaskEditor task={task} original={original} />;
}

function TaskEditor({ task, original }: { task: TaskView; original?: string }) {
  const { t } = useLingui();
  const operators = useOperators();
  const actions = useTaskActions();
  const edit = useWrite("task_edit");
  const save = async (patch: Omit<EditTask, "uid">) => {
    const kept = await edit.run({ uid: task.uid, ...patch });
    if (kept) queryClient.setQueryData(["task", { uid: task.uid }], kept);
    return kept !== undefined;
  };
  const planned = usePlanned({
    kind: "task",
    uid: task.uid,
    schedule: task.schedule,
    // Opened without a date, a series shows the one that is to be done next.
    original: original ?? (task.original || undefined),
    title: task.title,
    save: (when) => save({ when }),
  });
  const { dates, own, reword, trash } = planned;
  const title = useDraft<string>(
    own.title ?? task.title,
    async (text) => text.trim() !== "" && (reword ? reword({ title: text.trim() }) : save({ title: text.trim() })),
    dates.series,
  );
  const note = useDraft<string>(
    own.note ?? task.note ?? "",
    (text) => (reword ? reword({ note: text }) : save({ note: text || null })),
    dates.series,
  );
  const date = dates.series ? dates.shown : undefined;
  const done = date ? date.state === "done" : task.done_at !== null;
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
            onClick={() => void actions.mark({ ...task, original: date?.original ?? "" }, !done)}
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
      <DueField task={task} planned={planned} />
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

/** A day is enough; a time may stand beside it. */
function DueField({ task, planned }: { task: TaskView; planned: Planned }) {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const tomorrow = dueDay(addDays(dayOf(civilAt(Date.now(), tz)), 1));
  const whole = task.schedule?.when;
  return (
    <Field label={t`Due`}>
      <div className={styles.due}>
        <WhenField
          value={planned.when}
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
      {whole && <RuleField when={whole} onChange={planned.repeat} />}
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

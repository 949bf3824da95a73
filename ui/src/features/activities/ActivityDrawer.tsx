// One event: what, when, where, for whom; its checklist; who comes. Everything saves by itself.

import { useLingui } from "@lingui/react/macro";
import { IconDots } from "@tabler/icons-react";
import type { ActivityView } from "../../bindings/ActivityView";
import type { EditActivity } from "../../bindings/EditActivity";
import { useActions } from "../../shared/actions/use-actions";
import { IconButton } from "../../shared/basics/Button";
import { KindMark } from "../../shared/basics/KindMark";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import type { Opened } from "../../shared/feature";
import { GrowingText } from "../../shared/fields/GrowingText";
import { SaveState } from "../../shared/fields/SaveState";
import { useDraft } from "../../shared/fields/use-draft";
import { openMenu } from "../../shared/menu/menu";
import { Drawer, Section } from "../../shared/page/Drawer";
import { DateChoice } from "../../shared/plan/DateChoice";
import { usePlanned } from "../../shared/plan/use-planned";
import { TASK_TABLES } from "../../shared/tasks/queries";
import { TaskList } from "../../shared/tasks/TaskList";
import { ActivityFields } from "./ActivityFields";
import { keepActivity, useActivity } from "./queries";
import { Registrations } from "./registrations/Registrations";
import { useActivityActions } from "./use-activity-actions";

export default function ActivityDrawer({ uid, original }: Opened) {
  const { data: activity, error } = useActivity(uid);
  if (error) throw error;
  if (!activity) return <Skeleton rows={10} />;
  return <ActivityEditor activity={activity} original={original} />;
}

function ActivityEditor({ activity, original }: { activity: ActivityView; original?: string }) {
  const { t } = useLingui();
  const { uid } = activity;
  const actions = useActivityActions();
  const edit = useWrite("activity_edit");
  const save = async (patch: Omit<EditActivity, "uid">) => {
    const kept = await edit.run({ uid, ...patch });
    if (kept) keepActivity(kept);
    return kept !== undefined;
  };
  const planned = usePlanned({
    kind: "activity",
    uid,
    schedule: activity.schedule,
    original,
    title: activity.title,
    save: (when) => save({ when }),
  });
  const { dates, own, reword, trash } = planned;
  const title = useDraft<string>(
    own.title ?? activity.title,
    async (text) => text.trim() !== "" && (reword ? reword({ title: text.trim() }) : save({ title: text.trim() })),
    dates.series,
  );
  const note = useDraft<string>(
    own.note ?? activity.note ?? "",
    (text) => (reword ? reword({ note: text }) : save({ note: text || null })),
    dates.series,
  );
  useActions([
    {
      id: "activity.trash",
      title: t`Delete this event`,
      group: "edit",
      keys: "delete",
      danger: true,
      run: () => void trash(),
    },
    {
      id: "activity.duplicate",
      title: t`Duplicate this event`,
      group: "edit",
      keys: "mod+d",
      run: () => void actions.duplicate(uid),
    },
  ]);
  const menu = () => actions.menu(uid, activity.title, () => void trash());

  return (
    <Drawer
      mark={<KindMark kind="activity" word />}
      title={<SaveState states={[title.state, note.state]} />}
      tools={
        <IconButton
          icon={IconDots}
          label={t`More`}
          hint="left"
          onClick={(event) => openMenu(event.currentTarget, t`More`, menu())}
        />
      }
    >
      <GrowingText
        look="title"
        value={title.value}
        aria-label={t`Title`}
        placeholder={t`Title`}
        maxLength={200}
        onChange={(text) => title.set(text.replace(/[\r\n]+/g, " "))}
        onBlur={title.flush}
      />
      <ActivityFields activity={activity} planned={planned} save={save} />
      <Checklist activity={activity} />
      <Section title={t`Registrations`} tools={<DateChoice dates={dates} />}>
        {(!dates.series || dates.shown) && (
          <Registrations
            key={dates.shown?.original ?? ""}
            activity={activity}
            original={dates.shown?.original ?? ""}
            start={dates.shown?.start ?? null}
          />
        )}
      </Section>
      <Section title={t`Notes`}>
        <GrowingText
          value={note.value}
          aria-label={t`Notes`}
          placeholder={t`What to remember for next time`}
          onChange={note.set}
          onBlur={note.flush}
        />
      </Section>
    </Drawer>
  );
}

function Checklist({ activity }: { activity: ActivityView }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const { data } = useCall("tasks", { community, activity: activity.uid, limit: 500 }, { on: TASK_TABLES });
  const tasks = data?.rows ?? [];
  const done = tasks.filter(({ done_at }) => done_at !== null).length;
  return (
    <Section title={tasks.length > 0 ? t`Checklist ${done}/${tasks.length}` : t`Checklist`}>
      <TaskList
        label={t`Checklist`}
        tasks={tasks}
        ordered
        adds={{ activity: activity.uid, ...(activity.owner ? { owner: activity.owner } : {}) }}
      />
    </Section>
  );
}

// One event: what, when, where, for whom; its checklist; who comes. Everything saves by itself.

import { useLingui } from "@lingui/react/macro";
import type { ActivityView } from "../../bindings/ActivityView";
import type { EditActivity } from "../../bindings/EditActivity";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import type { Opened } from "../../shared/feature";
import { OwnFields } from "../../shared/fields/OwnFields";
import { Section } from "../../shared/page/Drawer";
import { DateChoice } from "../../shared/plan/DateChoice";
import { PlannedDrawer } from "../../shared/plan/PlannedDrawer";
import type { Dates } from "../../shared/plan/use-dates";
import { TASK_TABLES } from "../../shared/tasks/queries";
import { TaskList } from "../../shared/tasks/TaskList";
import { ActivityFields } from "./ActivityFields";
import { ActivityHistory } from "./ActivityHistory";
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
  const save = async ({ title, ...patch }: Omit<EditActivity, "uid" | "title"> & { title?: string | null }) => {
    const kept = await edit.run({ uid, ...patch, ...(title ? { title } : {}) });
    if (kept) keepActivity(kept);
    return kept !== undefined;
  };
  return (
    <PlannedDrawer
      kind="activity"
      record={activity}
      original={original}
      titleMost={200}
      notePlaceholder={t`What to remember for next time`}
      save={save}
      menu={(trash) => actions.menu(uid, activity.title, trash)}
      onDuplicate={() => void actions.duplicate(uid)}
      history={<ActivityHistory uid={uid} />}
    >
      {(planned) => (
        <>
          <ActivityFields activity={activity} planned={planned} save={save} />
          <OwnFields subject="activity" uid={activity.uid} custom={activity.custom} save={save} />
          <Checklist activity={activity} />
          <People activity={activity} dates={planned.dates} />
        </>
      )}
    </PlannedDrawer>
  );
}

function People({ activity, dates }: { activity: ActivityView; dates: Dates }) {
  const { t } = useLingui();
  return (
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

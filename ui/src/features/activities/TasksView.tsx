// All tasks of the community: what is open, by when it is due, and what was done lately.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useOperators } from "../../shared/people/use-operators";
import { TASK_TABLES } from "../../shared/tasks/queries";
import { TaskList } from "../../shared/tasks/TaskList";
import styles from "./EventsPage.module.css";

export function TasksView() {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const { me } = useOperators();
  const [showDone, setShowDone] = useState(false);
  const open = useCall("tasks", { community, done: false, limit: 500 }, { on: TASK_TABLES });
  const done = useCall("tasks", { community, done: true, limit: 100 }, { on: TASK_TABLES, enabled: showDone });
  if (open.error) throw open.error;
  if (!open.data) return <Skeleton rows={8} height={34} />;
  // What is due first comes first; what has no date keeps its own order below.
  const tasks = open.data.rows.toSorted(
    (a, b) =>
      (a.due_at ?? Number.POSITIVE_INFINITY) - (b.due_at ?? Number.POSITIVE_INFINITY) || a.position - b.position,
  );
  return (
    <div className={`${styles.tasks} scroll`}>
      <TaskList label={t`Open tasks`} tasks={tasks} adds={me ? { owner: me.uid } : {}} />
      <h2>
        <Button look="quiet" size="small" onClick={() => setShowDone(!showDone)}>
          {showDone ? t`Hide what is done` : t`Show what is done`}
        </Button>
      </h2>
      {showDone && done.data && <TaskList label={t`Done`} tasks={done.data.rows} />}
    </div>
  );
}

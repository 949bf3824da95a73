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

/** So many open tasks at once; the rest is asked for. */
const PAGE = 500;
/** So many of those that were done last. */
const LATELY = 100;

export function TasksView() {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const { me } = useOperators();
  const [showDone, setShowDone] = useState(false);
  const [most, setMost] = useState(PAGE);
  // What is due first comes first; what has no date keeps its own order below.
  const asked = { community, done: false, sort: "due", limit: most } as const;
  const open = useCall("tasks", asked, { on: TASK_TABLES, keep: true });
  const lately = { community, done: true, sort: "done", limit: LATELY } as const;
  const done = useCall("tasks", lately, { on: TASK_TABLES, enabled: showDone });
  if (open.error) throw open.error;
  if (!open.data) return <Skeleton rows={8} height={34} />;
  const { rows: tasks, total } = open.data;
  const left = total - tasks.length;
  return (
    <div className={`${styles.tasks} scroll`}>
      <TaskList label={t`Open tasks`} tasks={tasks} adds={me ? { owner: me.uid } : {}} />
      {left > 0 && (
        <Button look="quiet" size="small" onClick={() => setMost(most + PAGE)}>
          {t`Show more, ${left} are left`}
        </Button>
      )}
      <h2>
        <Button look="quiet" size="small" onClick={() => setShowDone(!showDone)}>
          {showDone ? t`Hide what is done` : t`Show what is done`}
        </Button>
      </h2>
      {showDone && done.data && <TaskList label={t`Done`} tasks={done.data.rows} />}
    </div>
  );
}

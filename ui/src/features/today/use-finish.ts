// Doing things in place: a tick for tasks, "sent everywhere" for posts. Each is one step, so one Undo takes it back.

import { useLingui } from "@lingui/react/macro";
import type { TodayKind } from "../../bindings/TodayKind";
import { useWrite } from "../../shared/data/use-write";

export interface Finishable {
  kind: TodayKind;
  uid: string;
  original: string;
  title: string;
  /** To how many channels a post goes; a post without any is published as a whole. */
  total: number;
}

export type Finish = (thing: Finishable, done: boolean) => void;

export function useFinish(): Finish {
  const { t } = useLingui();
  const tasks = useWrite("tasks_mark");
  const deliveries = useWrite("deliveries_mark");
  const contents = useWrite("contents_move");
  return ({ kind, uid, original, title, total }, done) => {
    if (kind === "task") {
      void tasks.run({ tasks: [{ uid, original }], done }, done ? t`Done: ${title}` : t`Open again: ${title}`);
    } else if (kind === "content" && total > 0) {
      void deliveries.run({ uid, original, state: "sent" }, t`Marked as sent everywhere: ${title}`);
    } else if (kind === "content") {
      void contents.run({ uids: [uid], state: "published" }, t`Published: ${title}`);
    }
  };
}

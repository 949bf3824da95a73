// Removing the community that is shown: a question that says what goes with it, and the way back.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { AskDialog } from "../../shared/dialog/AskDialog";
import { useGo } from "../../shared/navigation";
import { Row } from "./Row";
import styles from "./Settings.module.css";

export function RemoveCommunityRow() {
  const { t } = useLingui();
  const [asking, ask] = useState(false);
  return (
    <Row
      title={t`Remove this community`}
      hint={t`With everything in it. It lies in the trash for 30 days and can be taken back.`}
    >
      <Button icon={IconTrash} onClick={() => ask(true)}>
        {t`Remove…`}
      </Button>
      {asking && <RemoveDialog onClose={() => ask(false)} />}
    </Row>
  );
}

/** What goes: counted now, in the words of the pages. */
function useContents(): string[] {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const channels = useCall("channels", { community, trashed: false }, { on: ["channel"] }).data?.length ?? 0;
  const members =
    useCall("members_count", { kind: "matching", community, except: [] }, { on: ["member"] }).data?.total ?? 0;
  const posts = useCall("contents", { community, limit: 1 }, { on: ["content"] }).data?.total ?? 0;
  const events = useCall("activities", { community, limit: 1 }, { on: ["activity"] }).data?.total ?? 0;
  const tasks = useCall("tasks", { community, limit: 1 }, { on: ["task"] }).data?.total ?? 0;
  return [
    channels > 0 ? t`${plural(channels, { one: "# group or channel", other: "# groups and channels" })}` : "",
    members > 0 ? t`${plural(members, { one: "# member", other: "# members" })}` : "",
    posts > 0 ? t`${plural(posts, { one: "# post", other: "# posts" })}` : "",
    events > 0 ? t`${plural(events, { one: "# event", other: "# events" })}` : "",
    tasks > 0 ? t`${plural(tasks, { one: "# task", other: "# tasks" })}` : "",
  ].filter(Boolean);
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const go = useGo();
  const { uid, name } = useCommunity();
  const parts = useContents();
  const remove = useWrite("community_trash");
  const run = async () => {
    // Today is there in every community; this page would show another one's settings as if nothing had happened.
    if (await remove.run({ uid, trashed: true }, t`Community removed: ${name}`)) go("/");
  };
  return (
    <AskDialog
      title={t`Remove “${name}”?`}
      does={t`Remove the community`}
      look="danger"
      busy={remove.pending}
      onClose={onClose}
      onDo={() => void run()}
    >
      {parts.length > 0 ? (
        <>
          <p>{t`This goes with it:`}</p>
          <ul className={styles.goes}>
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t`There is nothing in it yet.`}</p>
      )}
      <p className={styles.note}>
        {t`Its reminders keep still. Undo brings everything back at once; later, the trash does, for 30 days.`}
      </p>
    </AskDialog>
  );
}

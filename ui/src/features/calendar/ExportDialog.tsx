// A part of the plan as a calendar file: what the page shows, or everything; and how, for programs that know less than others.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Checkbox, Radio } from "@mantine/core";
import { useState } from "react";
import { CoreError } from "../../platform/core-error";
import { pickSave, reveal } from "../../platform/window";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { AskDialog } from "../../shared/dialog/AskDialog";
import { showError, showNote } from "../../shared/toasts/toasts";
import styles from "./dialogs.module.css";
import type { Shown } from "./shown";

const WORDS = { description: styles.described };

interface ExportDialogProps {
  shown: Shown | null;
  onClose: () => void;
}

export function ExportDialog({ shown, onClose }: ExportDialogProps) {
  const { t } = useLingui();
  const { uid: community, name } = useCommunity();
  const some = shown !== null && shown.uids.length > 0;
  const [part, setPart] = useState(some ? "shown" : "all");
  const [flatten, setFlatten] = useState(false);
  const [tasksAsEvents, setTasksAsEvents] = useState(true);
  const out = useWrite("calendar_export");
  const write = async () => {
    try {
      const path = await pickSave({
        title: t`Write a calendar file`,
        file_name: `${name}.ics`,
        extensions: ["ics"],
        filter_name: "iCalendar",
      });
      if (!path) return;
      const range =
        part === "shown" && shown
          ? { uids: shown.uids, from: shown.from, to: shown.to }
          : { uids: [], from: null, to: null };
      const how = { kinds: [], channels: [], flatten, tasks_as_events: tasksAsEvents };
      const written = await out.run({ path, selection: { community, ...range, ...how } });
      if (!written) return;
      const unusual = flatten ? 0 : written.unusual_rules;
      const said = t`${plural(written.entries, { one: "Written: # entry", other: "Written: # entries" })}`;
      const warned = t`${plural(unusual, {
        one: "# of them repeats in a way that Outlook and others do not follow; as single dates it is right everywhere.",
        other:
          "# of them repeat in ways that Outlook and others do not follow; as single dates they are right everywhere.",
      })}`;
      showNote(unusual > 0 ? `${said} · ${warned}` : said, { title: t`Show`, run: () => void reveal(path) });
      onClose();
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
  return (
    <AskDialog
      title={t`Write a calendar file`}
      does={t`Write…`}
      busy={out.pending}
      onClose={onClose}
      onDo={() => void write()}
    >
      <div className={styles.export}>
        <Radio.Group aria-label={t`What goes into it`} value={part} onChange={setPart}>
          {shown && (
            <Radio
              classNames={WORDS}
              value="shown"
              disabled={!some}
              label={t`What is shown: ${shown.title}`}
              description={
                some
                  ? t`${plural(shown.uids.length, { one: "# entry", other: "# entries" })}, by the filters of the page`
                  : t`Nothing is planned there.`
              }
            />
          )}
          <Radio classNames={WORDS} value="all" label={t`Everything planned`} />
        </Radio.Group>
        <Checkbox
          classNames={WORDS}
          checked={flatten}
          onChange={(event) => setFlatten(event.currentTarget.checked)}
          label={t`Repeating events as single dates`}
          description={t`For programs that do not follow every rule. What has no end is written three years ahead.`}
        />
        <Checkbox
          classNames={WORDS}
          checked={tasksAsEvents}
          onChange={(event) => setTasksAsEvents(event.currentTarget.checked)}
          label={t`Tasks as events`}
          description={t`Many calendars show no tasks.`}
        />
      </div>
    </AskDialog>
  );
}

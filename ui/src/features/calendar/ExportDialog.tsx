// A part of the plan as a calendar file: which days, narrowed as the calendar is, and how, for programs that know less than others;
// written once, or kept current. What a kept file holds is changed here, too.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Checkbox, Radio } from "@mantine/core";
import { useState } from "react";
import type { CalendarSelection } from "../../bindings/CalendarSelection";
import { CoreError } from "../../platform/core-error";
import { pickSave, reveal } from "../../platform/files";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { AskDialog } from "../../shared/dialog/AskDialog";
import { FacetMenu } from "../../shared/page/FacetMenu";
import { FilterChips } from "../../shared/page/FilterChips";
import { useFacetChips } from "../../shared/page/use-facet-chips";
import { type AskedFile, chosenOf, knownFile, USUAL_FILE } from "../../shared/plan/calendar-file";
import { useChosenWords, useSpanWords } from "../../shared/plan/use-file-words";
import { EVERYTHING, usePlanFacets } from "../../shared/plan/use-plan-facets";
import { showError, showNote } from "../../shared/toasts/toasts";
import styles from "./dialogs.module.css";
import { begin, type Days, spanOf } from "./file-choice";
import { PLANNED } from "./queries";
import type { Shown } from "./shown";

const WORDS = { description: styles.described };

interface ExportDialogProps {
  shown: Shown | null;
  asked: AskedFile | null;
  onClose: () => void;
}

export function ExportDialog({ shown, asked, onClose }: ExportDialogProps) {
  const { t } = useLingui();
  const { uid: community, name } = useCommunity();
  const spanWords = useSpanWords();
  const [choice, choose] = useState(() => begin(shown, asked));
  const change = (patch: Partial<typeof choice>) => choose((old) => ({ ...old, ...patch }));
  const { facets, ready } = usePlanFacets(choice, change);
  const chips = useFacetChips(facets, ready);
  const { days, keep, ...rest } = choice;
  const uids = chosenOf(asked);
  const selection: CalendarSelection = { ...USUAL_FILE, uids, community, ...rest, ...spanOf(days, shown, asked) };
  const told = useCall("calendar_export_preview", selection, { on: PLANNED, keep: true });
  // Of what was chosen, whatever has no date is left out; else the number is said already.
  const entries = told.data && told.data.entries !== (uids.length || null) ? told.data.entries : undefined;
  const out = useWrite("calendar_export");
  const keeping = useWrite("kept_file_add");
  const known = knownFile(asked);
  const title = known ? t`What the file holds` : keep ? t`Keep a calendar file current` : t`Write a calendar file`;

  const pick = () => pickSave({ title, file_name: `${name}.ics`, extensions: ["ics"], filter_name: "iCalendar" });
  const write = async (path: string) => {
    const written = await out.run({ path, selection });
    if (!written) return false;
    const unusual = selection.flatten ? 0 : written.unusual_rules;
    const said = t`${plural(written.entries, { one: "Written: # entry", other: "Written: # entries" })}`;
    const warned = t`${plural(unusual, {
      one: "# of them repeats in a way that Outlook and others do not follow; as single dates it is right everywhere.",
      other:
        "# of them repeat in ways that Outlook and others do not follow; as single dates they are right everywhere.",
    })}`;
    showNote(unusual > 0 ? `${said} · ${warned}` : said, { title: t`Show`, run: () => void reveal(path) });
    return true;
  };
  const doIt = async () => {
    try {
      const path = known?.path ?? (await pick());
      if (!path) return;
      const done = keep ? await keeping.run({ path, selection }, t`The file is kept current`) : await write(path);
      if (done) onClose();
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
  const own = known && spanWords(known.selection);
  const chosen = useChosenWords(uids);
  return (
    <AskDialog
      title={title}
      does={known ? t`Save` : keep ? t`Keep…` : t`Write…`}
      width={480}
      busy={out.pending || keeping.pending}
      // What is kept may fill later.
      ready={keep || entries !== 0}
      onClose={onClose}
      onDo={() => void doIt()}
    >
      <div className={styles.export}>
        {(own || (shown && uids.length === 0)) && (
          <Radio.Group aria-label={t`Which days`} value={days} onChange={(next) => change({ days: next as Days })}>
            {own && <Radio value="own" label={own} />}
            {shown && <Radio value="shown" label={t`What is shown: ${shown.title}`} />}
            <Radio value="all" label={t`All days`} />
          </Radio.Group>
        )}
        <div className={styles.only}>
          <div>
            <FilterChips chips={chips} onClear={() => change(EVERYTHING)} />
            {chips.length === 0 && (uids.length > 0 ? chosen : t`Everything planned`)}
          </div>
          {uids.length === 0 && <FacetMenu facets={facets} />}
        </div>
        <p className={styles.count} role="status">
          {entries !== undefined &&
            (entries === 0
              ? t`Nothing is planned there.`
              : t`${plural(entries, { one: "# entry", other: "# entries" })}`)}
        </p>
        <Checkbox
          classNames={WORDS}
          checked={choice.flatten}
          onChange={(event) => change({ flatten: event.currentTarget.checked })}
          label={t`Repeating events as single dates`}
          description={t`For programs that do not follow every rule. What has no end is written three years ahead.`}
        />
        <Checkbox
          classNames={WORDS}
          checked={choice.tasks_as_events}
          onChange={(event) => change({ tasks_as_events: event.currentTarget.checked })}
          label={t`Tasks as events`}
          description={t`Many calendars show no tasks.`}
        />
        {!known && (
          <Checkbox
            classNames={WORDS}
            checked={keep}
            onChange={({ currentTarget: { checked } }) =>
              // A month that is shown now would soon be over.
              change({ keep: checked, days: checked ? "all" : shown ? "shown" : "all" })
            }
            label={t`Keep this file current`}
            description={t`It is written anew within seconds of every change, for programs that subscribe to it.`}
          />
        )}
      </div>
    </AskDialog>
  );
}

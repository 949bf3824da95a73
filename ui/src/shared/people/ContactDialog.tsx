// How somebody was in contact, what was said, when to come back to it.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { SegmentedControl, Textarea } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import type { ContactWay } from "../../bindings/ContactWay";
import { useCommunity } from "../community";
import { useWrite } from "../data/use-write";
import { AskDialog } from "../dialog/AskDialog";
import { type CivilDate, civilAt, dayOf } from "../format/civil";
import { isIme } from "../keys";
import { DateField } from "../plan/DateField";
import { useQuestion } from "../question";
import styles from "./ContactDialog.module.css";
import { CONTACT_WAYS } from "./contact-ways";
import { type Contacting, contacting } from "./contacting";

/** Mounted once; answers whoever asks. */
export function ContactDialog() {
  const asked = useQuestion(contacting);
  return asked && <Ask asked={asked} />;
}

interface Draft {
  way: ContactWay;
  on: CivilDate;
  text: string;
  followUpOn: CivilDate | null;
}

function useSave(asked: Contacting): { save: (draft: Draft) => Promise<boolean>; pending: boolean } {
  const { t } = useWords();
  const { uid: community } = useCommunity();
  const add = useWrite("contact_add");
  const edit = useWrite("contact_edit");
  const done = useWrite("care_done");
  const { name } = asked;
  const run = ({ way, on, text, followUpOn }: Draft): Promise<unknown> => {
    const said = { way, text: text.trim() };
    const follow_up_on = followUpOn ?? undefined;
    switch (asked.kind) {
      case "new":
        return add.run({ ...said, members: asked.members, on, follow_up_on }, t`Contact logged: ${name}`);
      case "edit": {
        const { uid, follow_up_on: before } = asked.contact;
        // Another day for it would open again what was followed up.
        const again = followUpOn === before ? {} : { follow_up_on: followUpOn };
        return edit.run({ ...said, uid, on, ...again }, t`Contact changed: ${name}`);
      }
      case "care":
        return done.run({ ...said, community, items: [asked.reason], follow_up_on }, t`Contact logged: ${name}`);
    }
  };
  const pending = add.pending || edit.pending || done.pending;
  return { save: async (draft) => (await run(draft)) !== undefined, pending };
}

const LONGEST = 10_000;

function Ask({ asked }: { asked: Contacting }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { tz } = useCommunity();
  const today = dayOf(civilAt(Date.now(), tz));
  const known = asked.kind === "edit" ? asked.contact : null;
  const [draft, setDraft] = useState<Draft>({
    way: known?.way ?? "text",
    on: known?.on ?? today,
    text: known?.text ?? "",
    followUpOn: known?.follow_up_on ?? null,
  });
  const { save, pending } = useSave(asked);
  const close = () => contacting.ask(null);
  const { name } = asked;
  return (
    <AskDialog
      title={t`Contact with ${name}`}
      does={t`Save`}
      width={520}
      busy={pending}
      onClose={close}
      onDo={() => void save(draft).then((saved) => saved && close())}
    >
      <div className={styles.stack}>
        <SegmentedControl
          aria-label={t`How you were in contact`}
          data={Object.entries(CONTACT_WAYS).map(([value, { word }]) => ({ value, label: i18n._(word) }))}
          value={draft.way}
          onChange={(way) => setDraft({ ...draft, way: way as ContactWay })}
        />
        <Textarea
          label={t`What was said`}
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          maxLength={LONGEST}
          value={draft.text}
          onChange={({ currentTarget }) => setDraft({ ...draft, text: currentTarget.value })}
          onKeyDown={submitByKeys}
        />
        <div className={styles.dates}>
          {asked.kind !== "care" && (
            <DateField label={t`Day`} value={draft.on} onChange={(on) => on && setDraft({ ...draft, on })} />
          )}
          <DateField
            label={t`Follow up on`}
            value={draft.followUpOn}
            min={known ? undefined : today}
            clearable
            onChange={(followUpOn) => setDraft({ ...draft, followUpOn })}
          />
        </div>
        {draft.way === "note" && (
          <p className={styles.note}>{t`A note does not count as contact: intervals go on from the last real one.`}</p>
        )}
      </div>
    </AskDialog>
  );
}

/** Enter is a new line here; with Ctrl or ⌘ it is done with the form. */
function submitByKeys(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isIme(event)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

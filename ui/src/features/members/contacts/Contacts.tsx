// The contacts with a member, the latest first: how, when, what was said, and whether there is something to come back to.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconCircle, IconCircleCheck, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { ContactView } from "../../../bindings/ContactView";
import type { MemberRow } from "../../../bindings/MemberRow";
import { Button, IconButton } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { useAddLine } from "../../../shared/fields/use-add-line";
import { civilAt, dayOf } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { CONTACT_WAYS } from "../../../shared/people/contact-ways";
import { contacting } from "../../../shared/people/contacting";
import { useOperators } from "../../../shared/people/use-operators";
import styles from "./Contacts.module.css";

/** Of years of contacts the last ones are read. */
const FEW = 5;

export function Contacts({ row }: { row: MemberRow }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const { data: contacts = [] } = useCall("contacts", { uid: row.uid }, { on: ["contact", "operator"] });
  const shown = all ? contacts : contacts.slice(0, FEW);
  return (
    <>
      <AddLine row={row} />
      <ul className={styles.list}>
        {shown.map((contact) => (
          <Contact key={contact.uid} contact={contact} name={row.name} />
        ))}
      </ul>
      {contacts.length > shown.length && (
        <Button look="quiet" size="small" onClick={() => setAll(true)}>
          {t`Show all ${contacts.length}`}
        </Button>
      )}
    </>
  );
}

/** What was written to each other a moment ago needs no dialog. */
function AddLine({ row: { uid, name } }: { row: MemberRow }) {
  const { t } = useWords();
  const add = useWrite("contact_add");
  const line = useAddLine(async (lines) => {
    const said = t`Contact logged: ${name}`;
    return (await add.run({ members: [uid], way: "text", text: lines.join("\n") }, said)) !== undefined;
  });
  return (
    <label className={styles.add}>
      <IconPlus size={16} stroke={1.75} aria-hidden />
      <input {...line} aria-label={t`What was written today`} placeholder={t`What was written today`} />
    </label>
  );
}

function Contact({ contact, name }: { contact: ContactView; name: string }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const operators = useOperators();
  const remove = useWrite("contact_remove");
  const { uid, way, on, text, by } = contact;
  const { word, icon: Way } = CONTACT_WAYS[way];
  const day = formats.date(on);
  return (
    <li>
      <Way size={16} stroke={1.75} className={styles.mark} aria-hidden />
      <div className={styles.what}>
        <p className={styles.small}>
          {[i18n._(word), day, !operators.alone && by ? operators.nameOf(by) : ""].filter(Boolean).join(" · ")}
        </p>
        {text && <p className={`${styles.text} selectable`}>{text}</p>}
        <FollowUp contact={contact} name={name} />
      </div>
      <IconButton
        icon={IconPencil}
        size={14}
        label={t`Change the contact of ${day}`}
        hint="left"
        onClick={() => contacting.ask({ kind: "edit", contact, name })}
      />
      <IconButton
        icon={IconTrash}
        size={14}
        label={t`Remove the contact of ${day}`}
        hint="left"
        onClick={() => void remove.run({ uid }, t`Contact removed: ${name}`)}
      />
    </li>
  );
}

function FollowUp({ contact: { uid, follow_up_on, followed_up }, name }: { contact: ContactView; name: string }) {
  const { t } = useWords();
  const formats = useFormats();
  const { tz } = useCommunity();
  const edit = useWrite("contact_edit");
  if (!follow_up_on) return null;
  const today = dayOf(civilAt(Date.now(), tz));
  const day = formats.day(follow_up_on, today);
  const Tick = followed_up ? IconCircleCheck : IconCircle;
  const flip = () =>
    void edit.run(
      { uid, followed_up: !followed_up },
      followed_up ? t`To be followed up again: ${name}` : t`Followed up: ${name}`,
    );
  return (
    <button
      type="button"
      className={styles.follow}
      data-late={(!followed_up && follow_up_on < today) || undefined}
      aria-pressed={followed_up}
      onClick={flip}
    >
      <Tick size={16} stroke={1.75} aria-hidden />
      {followed_up ? t`Followed up` : t`Follow up on ${day}`}
    </button>
  );
}

// People who wrote and whom no member is yet: each is made a member, or is one that is there already.

import { Plural, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { AlikeReason } from "../../bindings/AlikeReason";
import type { UnassignedPerson } from "../../bindings/UnassignedPerson";
import { Button } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { useFormats } from "../../shared/format/formats";
import { MemberDialog } from "../../shared/people/MemberDialog";
import styles from "./AlikeDialog.module.css";
import { useDirectory } from "./use-directory";

export default function UnassignedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const { data: found } = useCall(
    "people_unassigned",
    { community },
    { on: ["member", "account", "interaction_author", "interaction_segment"], keep: true },
  );
  const write = useWrite("people_assign");
  const [asked, ask] = useState<UnassignedPerson | null>(null);
  const make = ({ uid, name }: UnassignedPerson) =>
    void write.run({ community, people: [uid] }, t`${name} is a member now`);
  const is = (person: UnassignedPerson, member: { uid: string; name: string }) => {
    ask(null);
    void write.run({ community, people: [person.uid], member: member.uid }, t`Assigned to ${member.name}`);
  };
  const all = found?.total ?? 0;
  // Who is probably somebody waits for an answer.
  const others = all - (found?.likely ?? 0);
  return (
    <>
      <Dialog
        title={t`Who is not assigned`}
        width={680}
        onClose={onClose}
        footer={
          <>
            {others > 1 && (
              <Button
                look="quiet"
                busy={write.pending}
                onClick={() => void write.run({ community }, t`${others} people are members now`)}
              >
                <Plural value={others} one="Make # new member" other="Make # new members" />
              </Button>
            )}
            <Button look="primary" data-autofocus onClick={onClose}>{t`Done`}</Button>
          </>
        }
      >
        {!found ? (
          <Skeleton rows={4} />
        ) : all === 0 ? (
          <p className={styles.none}>{t`Everybody of whom the log holds something is a member.`}</p>
        ) : (
          <ul className={styles.pairs}>
            {found.people.map((person) => (
              <Person
                key={person.uid}
                person={person}
                busy={write.pending}
                onMake={() => make(person)}
                onChoose={() => ask(person)}
                onLike={() => person.like && is(person, person.like.member)}
              />
            ))}
          </ul>
        )}
        {found && all > found.people.length && (
          <p className={styles.none}>
            <Plural
              value={all - found.people.length}
              one="# more comes up as these are settled."
              other="# more come up as these are settled."
            />
          </p>
        )}
      </Dialog>
      {asked && <MemberDialog name={asked.name} onChoose={(member) => is(asked, member)} onClose={() => ask(null)} />}
    </>
  );
}

interface PersonProps {
  person: UnassignedPerson;
  busy: boolean;
  onMake: () => void;
  onChoose: () => void;
  onLike: () => void;
}

function Person({ person, busy, onMake, onChoose, onLike }: PersonProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const reasons: Record<AlikeReason, string> = {
    phone: t`the same phone number`,
    email: t`the same mail address`,
    handle: t`the same account name`,
    name: t`the same name`,
  };
  const { platformName } = useDirectory();
  const { name, key, like } = person;
  const parts = [
    key === name ? null : key,
    platformName(person.platform),
    t`there last on ${formats.date(person.last_on)}`,
  ];
  return (
    <li>
      <span className={styles.who}>
        <bdi className="selectable">{name}</bdi>
        <span className={`${styles.reason} selectable`}>{parts.filter(Boolean).join(" · ")}</span>
        {like && (
          <span className={styles.reason}>{[t`Probably ${like.member.name}`, reasons[like.reason]].join(" · ")}</span>
        )}
      </span>
      {like && (
        <Button size="small" look="primary" disabled={busy} onClick={onLike}>
          {t`Is ${like.member.name}`}
        </Button>
      )}
      <Button size="small" disabled={busy} onClick={onChoose}>{t`Is a member…`}</Button>
      <Button size="small" disabled={busy} onClick={onMake}>{t`Make a member`}</Button>
    </li>
  );
}

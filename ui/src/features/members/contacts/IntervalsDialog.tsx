// How often people are heard of, by tier and by tag. Each line is kept when it is left.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { TouchRule } from "../../../bindings/TouchRule";
import type { TouchSubject } from "../../../bindings/TouchSubject";
import { Button, IconButton } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { Dialog } from "../../../shared/dialog/Dialog";
import { isIme } from "../../../shared/keys";
import { type Directory, useDirectory } from "../use-directory";
import styles from "./Contacts.module.css";
import { DaysField, fits, type TouchDraft, USUAL_TOUCH } from "./TouchFields";
import { TOUCH_TABLES } from "./tables";

export default function IntervalsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const directory = useDirectory();
  const { data: rules } = useCall("touch_rules", { community }, { on: TOUCH_TABLES });
  const set = useWrite("touch_set");
  const [subject, setSubject] = useState<string | null>(null);
  const [draft, setDraft] = useState<TouchDraft>(USUAL_TOUCH);
  if (!rules || !directory.ready) return null;
  const shared = rules.filter(({ subject: { kind } }) => kind !== "member");
  const choices = choicesOf(directory, shared);
  const chosen = choices.find(({ value }) => value === subject);
  const add = async () => {
    if (!chosen || !fits(draft)) return;
    const said = t`Interval of ${chosen.label} added`;
    if ((await set.run({ subject: chosen.subject, touch: draft }, said)) === undefined) return;
    setSubject(null);
    setDraft(USUAL_TOUCH);
  };
  return (
    <Dialog title={t`Contact intervals`} width={640} onClose={onClose} onSubmit={() => void add()}>
      <div className={styles.stack}>
        <p className={styles.small}>
          {t`Who was not heard of for this long stands in Today. Counted from the last contact; of a tier's interval and those of tags the shortest holds.`}
        </p>
        <table className={styles.intervals}>
          <thead>
            <tr>
              <th scope="col">{t`Tier or tag`}</th>
              <th scope="col">{t`Ideally every … days`}</th>
              <th scope="col">{t`Days at most`}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {shared.map((rule) => (
              <Line key={JSON.stringify([rule.subject, rule.touch])} rule={rule} />
            ))}
            {choices.length > 0 && (
              <tr>
                <td>
                  <Select
                    aria-label={t`Tier or tag`}
                    placeholder={t`Choose a tier or a tag`}
                    data-autofocus
                    searchable
                    data={grouped(choices, t`Tiers`, t`Tags`)}
                    value={subject}
                    onChange={setSubject}
                  />
                </td>
                <td>
                  <DaysField
                    ariaLabel={t`Ideally every … days`}
                    value={draft.ideal}
                    onChange={(ideal) => setDraft({ ...draft, ideal })}
                  />
                </td>
                <td>
                  <DaysField
                    ariaLabel={t`Days at most`}
                    value={draft.latest}
                    onChange={(latest) => setDraft({ ...draft, latest })}
                  />
                </td>
                <td>
                  <Button submit busy={set.pending} disabled={!chosen || !fits(draft)}>
                    {t`Add`}
                  </Button>
                </td>
              </tr>
            )}
          </tbody>
        </table>
        {choices.length + shared.length === 0 && (
          <p className={styles.small}>{t`There is no tier and no tag of members yet.`}</p>
        )}
        <Own rules={rules} />
      </div>
    </Dialog>
  );
}

interface SubjectChoice {
  value: string;
  label: string;
  subject: TouchSubject;
}

/** Tiers, the highest first, and tags that have no interval yet. */
function choicesOf({ ladders, tags }: Directory, rules: readonly TouchRule[]): SubjectChoice[] {
  const taken = new Set(rules.map(({ subject }) => subject.uid));
  const tiers = ladders.flatMap((ladder) => ladder.tiers.toReversed());
  return [
    ...tiers.map(({ uid, name }) => ({ value: uid, label: name, subject: { kind: "tier" as const, uid } })),
    ...tags.map(({ uid, name }) => ({ value: uid, label: name, subject: { kind: "tag" as const, uid } })),
  ].filter(({ value }) => !taken.has(value));
}

function grouped(choices: readonly SubjectChoice[], tiers: string, tags: string) {
  const of = (wanted: TouchSubject["kind"]) =>
    choices.filter(({ subject: { kind } }) => kind === wanted).map(({ value, label }) => ({ value, label }));
  return [
    { group: tiers, items: of("tier") },
    { group: tags, items: of("tag") },
  ].filter(({ items }) => items.length > 0);
}

function Line({ rule: { subject, name, touch } }: { rule: TouchRule }) {
  const { t } = useLingui();
  const set = useWrite("touch_set");
  const [draft, setDraft] = useState<TouchDraft>(touch ?? USUAL_TOUCH);
  const keep = () => {
    const changed = draft.ideal !== touch?.ideal || draft.latest !== touch?.latest;
    if (changed && fits(draft)) void set.run({ subject, touch: draft }, t`Interval of ${name} changed`);
  };
  return (
    <tr
      onKeyDown={(event) => {
        // Enter keeps this line; it is not meant for the one below that adds.
        if (event.key !== "Enter" || isIme(event) || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        keep();
      }}
    >
      <th scope="row">
        <bdi>{name}</bdi> <span className={styles.small}>{subject.kind === "tier" ? t`Tier` : t`Tag`}</span>
        {!fits(draft) && <p className={styles.fault}>{t`The latest day cannot come before the ideal one.`}</p>}
      </th>
      <td>
        <DaysField
          ariaLabel={t`${name}: ideally every … days`}
          value={draft.ideal}
          onChange={(ideal) => setDraft({ ...draft, ideal })}
          onDone={keep}
        />
      </td>
      <td>
        <DaysField
          ariaLabel={t`${name}: days at most`}
          value={draft.latest}
          onChange={(latest) => setDraft({ ...draft, latest })}
          onDone={keep}
        />
      </td>
      <td>
        <IconButton
          icon={IconTrash}
          size={16}
          label={t`Take the interval of ${name} away`}
          hint="left"
          onClick={() => void set.run({ subject, touch: null, remove: true }, t`Interval of ${name} taken away`)}
        />
      </td>
    </tr>
  );
}

/** Members' own intervals stand in their records; here they are counted. */
function Own({ rules }: { rules: readonly TouchRule[] }) {
  const { t } = useLingui();
  const own = rules.filter(({ subject: { kind } }) => kind === "member");
  const inPeace = own.filter(({ touch }) => touch === null).length;
  const set = own.length - inPeace;
  if (own.length === 0) return null;
  return (
    <p className={styles.small}>
      {t`${plural(set, { one: "# member has", other: "# members have" })} an interval of their own, ${plural(inPeace, { one: "# is", other: "# are" })} left in peace.`}
    </p>
  );
}

// A slot is made or changed: its name, how often, when; the rest is there for those who want it.

import { useLingui } from "@lingui/react/macro";
import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import type { SlotDate } from "../../../bindings/SlotDate";
import type { SlotView } from "../../../bindings/SlotView";
import { ChannelsField } from "../../../shared/channels/ChannelsField";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { AskDialog } from "../../../shared/dialog/AskDialog";
import { ChoiceField } from "../../../shared/fields/ChoiceField";
import { ChoicesField } from "../../../shared/fields/ChoicesField";
import { civilAt, dayOf, timeOf } from "../../../shared/format/civil";
import { useOperators } from "../../../shared/people/use-operators";
import { RecurrenceEditor } from "../../../shared/plan/RecurrenceEditor";
import { newRule, type Rule } from "../../../shared/plan/rule";
import { askScope } from "../../../shared/plan/scope";
import { TimeField } from "../../../shared/plan/TimeField";
import styles from "./dialogs.module.css";

interface SlotDialogProps {
  slot?: SlotView;
  /** The date from which it was opened: which dates change is asked then. */
  date?: SlotDate;
  onClose: () => void;
}

export function SlotDialog({ slot, date, onClose }: SlotDialogProps) {
  const { t } = useLingui();
  const { uid: community, tz } = useCommunity();
  const operators = useOperators();
  const pillars = useCall("pillars", { community }, { on: ["pillar"] }).data ?? [];
  const add = useWrite("slot_add");
  const edit = useWrite("slot_edit");
  const [name, setName] = useState(slot?.name ?? "");
  const old = slot?.schedule.when;
  const shown = date?.start ?? old?.start;
  const day = dayOf(shown ?? civilAt(Date.now(), tz));
  const [rule, setRule] = useState<Rule | null>((old?.rule as Rule | null | undefined) ?? newRule("daily"));
  const [time, setTime] = useState(old && shown ? timeOf(shown) : "08:00");
  const [channels, setChannels] = useState(slot?.channels ?? []);
  const tags = useCall("tags", { community, kind: "channel" }, { on: ["tag"] }).data ?? [];
  const [tagged, setTagged] = useState(slot?.channel_tags ?? []);
  const [skips, setSkips] = useState(slot?.skip_days_off ?? false);
  const [pillar, setPillar] = useState(slot?.pillar ?? null);
  const [owner, setOwner] = useState(slot?.owner ?? null);
  const start = `${day}T${time}:00`;

  const keep = async () => {
    if (!rule) return;
    const shared = { name: name.trim(), channels, channel_tags: tagged, skip_days_off: skips };
    const ruled = JSON.stringify(rule) !== JSON.stringify(old?.rule);
    const timed = !old?.all_day && time !== timeOf(shown ?? "");
    const change = { ...(old?.all_day ? {} : { start }), ...(ruled ? { rule } : {}) };
    const edited = async (view: SlotView) => {
      const whole = { ...shared, uid: view.uid, pillar, owner, ...((ruled || timed) && { change }) };
      const said = t`Slot changed: ${name.trim()}`;
      if (!date) return edit.run(whole, said);
      const isSame =
        JSON.stringify([view.name, view.channels, view.channel_tags, view.skip_days_off, view.pillar, view.owner]) ===
        JSON.stringify([shared.name, channels, tagged, skips, pillar, owner]);
      if (isSame && !ruled && !timed) return view;
      // One date has a time of its own and nothing else.
      const alone = isSame && !ruled;
      const scope = await askScope("edit", {
        original: date.start,
        scopes: alone ? ["this", "following", "all"] : ["following", "all"],
      });
      if (scope === null) return undefined;
      const { original } = date;
      if (scope === "this") return edit.run({ uid: view.uid, original, scope, change }, said);
      // The later dates become a slot of their own also where their time stays.
      return edit.run({ ...whole, original, scope, ...(scope === "following" && { change }) }, said);
    };
    const kept = slot
      ? await edited(slot)
      : await add.run(
          {
            ...shared,
            community,
            when: { start, duration_min: null, all_day: false, tz: "community", rule },
            pillar: pillar ?? undefined,
            owner: owner ?? undefined,
          },
          t`New slot: ${name.trim()}`,
        );
    if (kept) onClose();
  };

  return (
    <AskDialog
      title={slot ? t`Change the slot` : t`New slot`}
      does={slot ? t`Save` : t`Create`}
      ready={name.trim() !== "" && rule !== null}
      busy={add.pending || edit.pending}
      onDo={() => void keep()}
      onClose={onClose}
    >
      <div className={styles.form}>
        {!slot && (
          <p className={styles.note}>
            {t`A slot is a place that comes again and again, with a text of its own each time.`}
          </p>
        )}
        <TextInput
          aria-label={t`Name`}
          placeholder={t`Morning news, good night, topic of the week…`}
          data-autofocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.when}>
          {!old?.all_day && <TimeField ariaLabel={t`Time`} value={time} onChange={(next) => next && setTime(next)} />}
          <RecurrenceEditor value={rule} start={start} onChange={setRule} />
        </div>
        {rule === null && <p className={styles.note}>{t`A slot has to repeat.`}</p>}
        <Checkbox
          label={t`Not on official days off (休)`}
          checked={skips}
          onChange={(event) => setSkips(event.currentTarget.checked)}
        />
        <dl className={styles.more}>
          <dt>{t`Goes to`}</dt>
          <dd>
            <ChannelsField value={channels} onChange={setChannels} />
          </dd>
          {tags.length > 0 && (
            <>
              <dt>{t`And to all with`}</dt>
              <dd>
                <ChoicesField
                  label={t`Groups by tag`}
                  chosen={tagged}
                  choices={tags.map((tag) => ({ value: tag.uid, title: tag.name }))}
                  none={t`No tag`}
                  onToggle={(uid) =>
                    setTagged(tagged.includes(uid) ? tagged.filter((one) => one !== uid) : [...tagged, uid])
                  }
                />
              </dd>
            </>
          )}
          {pillars.length > 0 && (
            <>
              <dt>{t`Pillar`}</dt>
              <dd>
                <ChoiceField
                  label={t`Pillar`}
                  value={pillar}
                  choices={[
                    { value: null, title: t`No pillar` },
                    ...pillars.map((one) => ({ value: one.uid, title: one.name })),
                  ]}
                  onChange={setPillar}
                />
              </dd>
            </>
          )}
          {!operators.alone && (
            <>
              <dt>{t`Owner`}</dt>
              <dd>
                <ChoiceField label={t`Owner`} value={owner} choices={operators.choices} onChange={setOwner} />
              </dd>
            </>
          )}
        </dl>
      </div>
    </AskDialog>
  );
}

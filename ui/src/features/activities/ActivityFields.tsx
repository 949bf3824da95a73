// The lines of the drawer: format, time, place, link, host, seats, channels, owner.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ActivityFormat } from "../../bindings/ActivityFormat";
import type { ActivityView } from "../../bindings/ActivityView";
import type { EditActivity } from "../../bindings/EditActivity";
import type { When } from "../../bindings/When";
import { OpenLink } from "../../shared/basics/OpenLink";
import { ChannelsField } from "../../shared/channels/ChannelsField";
import { useCommunity } from "../../shared/community";
import { ChoiceField } from "../../shared/fields/ChoiceField";
import { addDays, civilAt, dayOf } from "../../shared/format/civil";
import { EditText } from "../../shared/forms/EditText";
import { Field } from "../../shared/page/Drawer";
import { useOperators } from "../../shared/people/use-operators";
import { RemindersField } from "../../shared/plan/RemindersField";
import { RuleField } from "../../shared/plan/RuleField";
import type { Planned } from "../../shared/plan/use-planned";
import { WhenField } from "../../shared/plan/WhenField";
import { FORMAT_WORDS, FORMATS } from "./formats";

interface ActivityFieldsProps {
  activity: ActivityView;
  planned: Planned;
  save: (patch: Omit<EditActivity, "uid">) => Promise<boolean>;
}

export function ActivityFields({ activity, planned, save }: ActivityFieldsProps) {
  const { i18n } = useWords();
  const { t } = useLingui();
  const operators = useOperators();
  return (
    <>
      <Field label={t`Format`}>
        <ChoiceField
          label={t`Format`}
          value={activity.format}
          choices={FORMATS.map((format) => ({ value: format, title: i18n._(FORMAT_WORDS[format]) }))}
          onChange={(format) => format && void save({ format: format as ActivityFormat })}
        />
      </Field>
      <TimeFields activity={activity} planned={planned} />
      {activity.schedule && (
        <RemindersField kind="activity" uid={activity.uid} span wholeDay={activity.schedule.when.all_day} />
      )}
      <Field label={t`Place`}>
        <EditText
          label={t`Place`}
          value={planned.own.place ?? activity.place ?? ""}
          placeholder={t`Where people meet`}
          maxLength={200}
          onSave={(text) => {
            const place = text.trim();
            void (planned.reword ? planned.reword({ place }) : save({ place: place || null }));
          }}
        />
      </Field>
      <Field label={t`Meeting`}>
        <EditText
          label={t`Meeting`}
          value={activity.link ?? ""}
          placeholder={t`Meeting link or number`}
          maxLength={500}
          onSave={(link) => void save({ link: link.trim() || null })}
        />
        <OpenLink text={activity.link ?? ""} />
      </Field>
      <Field label={t`Host`}>
        <EditText
          label={t`Host`}
          value={activity.host ?? ""}
          placeholder={t`Who leads it`}
          maxLength={120}
          onSave={(host) => void save({ host: host.trim() || null })}
        />
      </Field>
      <Field label={t`Seats`}>
        <EditText
          label={t`Seats`}
          value={activity.capacity === null ? "" : String(activity.capacity)}
          placeholder={t`No limit`}
          maxLength={6}
          check={(text) => text.trim() === "" || /^[1-9]\d*$/.test(text.normalize("NFKC").trim())}
          onSave={(text) => void save({ capacity: Number(text.normalize("NFKC").trim()) || null })}
        />
      </Field>
      <Field label={t`Channels`}>
        <ChannelsField value={activity.channels} onChange={(channels) => void save({ channels })} />
      </Field>
      {!operators.alone && (
        <Field label={t`Owner`}>
          <ChoiceField
            label={t`Owner`}
            value={activity.owner}
            shown={operators.nameOf(activity.owner)}
            choices={operators.choices}
            onChange={(owner) => void save({ owner })}
          />
        </Field>
      )}
    </>
  );
}

/** Evening talks are the most common thing: tomorrow at eight for an hour and a half, until somebody says otherwise. */
const USUAL = { time: "20:00:00", minutes: 90 };

function TimeFields({ activity, planned }: Pick<ActivityFieldsProps, "activity" | "planned">) {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const tomorrow = addDays(dayOf(civilAt(Date.now(), tz)), 1);
  const suggested: When = {
    start: `${tomorrow}T${USUAL.time}`,
    duration_min: USUAL.minutes,
    all_day: false,
    tz: "community",
    rule: null,
  };
  return (
    <Field label={t`When`}>
      <WhenField
        value={planned.chosen}
        suggested={suggested}
        span
        clearable={!planned.dates.series}
        onChange={(next) => void planned.move(next)}
      />
      {activity.schedule && (
        <RuleField kind="activity" uid={activity.uid} schedule={activity.schedule} planned={planned} />
      )}
    </Field>
  );
}

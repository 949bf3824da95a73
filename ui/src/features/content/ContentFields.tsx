// The lines of the drawer above the text: state, time, channels, owner, reviewer, pillar, language.

import { useLingui as useWords } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ContentState } from "../../bindings/ContentState";
import type { ContentView } from "../../bindings/ContentView";
import type { EditContent } from "../../bindings/EditContent";
import type { When } from "../../bindings/When";
import { ChannelsField } from "../../shared/channels/ChannelsField";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { ChoiceField } from "../../shared/fields/ChoiceField";
import { addDays, civilAt, dayOf } from "../../shared/format/civil";
import { Field } from "../../shared/page/Drawer";
import { useOperators } from "../../shared/people/use-operators";
import { RemindersField } from "../../shared/plan/RemindersField";
import { RuleField } from "../../shared/plan/RuleField";
import type { Planned } from "../../shared/plan/use-planned";
import { WhenField } from "../../shared/plan/WhenField";
import { LanguageField } from "./LanguageField";
import { PillarField } from "./PillarField";
import { SlotField } from "./SlotField";
import { STATE_WORDS, statesShown } from "./states";
import { useContentActions } from "./use-content-actions";

interface ContentFieldsProps {
  content: ContentView;
  planned: Planned;
  save: (patch: Omit<EditContent, "uid">) => Promise<boolean>;
}

export function ContentFields({ content, planned, save }: ContentFieldsProps) {
  const { i18n } = useWords();
  const { t } = useLingui();
  const { review_on } = useCommunity();
  const operators = useOperators();
  const actions = useContentActions();
  const when = content.schedule?.when ?? null;
  const suggested = useSuggestedTime(content);
  return (
    <>
      <Field label={t`State`}>
        <ChoiceField
          label={t`State`}
          value={content.state}
          choices={statesShown(review_on, content.state === "review" ? 1 : 0).map((state) => ({
            value: state,
            title: i18n._(STATE_WORDS[state]),
          }))}
          onChange={(state) => state && void actions.move([content.uid], state as ContentState)}
        />
      </Field>
      <Field label={t`When`}>
        <WhenField
          value={planned.chosen}
          suggested={suggested}
          clearable={!planned.dates.series}
          onChange={(next) => void planned.move(next)}
        />
        {content.schedule && (
          <RuleField kind="content" uid={content.uid} schedule={content.schedule} planned={planned} />
        )}
      </Field>
      <SlotField content={content} />
      {when && <RemindersField kind="content" uid={content.uid} wholeDay={when.all_day} />}
      <Field label={t`Channels`}>
        <ChannelsField value={content.channels} onChange={(channels) => void save({ channels })} />
      </Field>
      {!operators.alone && (
        <Field label={t`Owner`}>
          <ChoiceField
            label={t`Owner`}
            value={content.owner}
            shown={operators.nameOf(content.owner)}
            choices={operators.choices}
            onChange={(owner) => void save({ owner })}
          />
        </Field>
      )}
      {review_on && (
        <Field label={t`Reviewer`}>
          <ChoiceField
            label={t`Reviewer`}
            value={content.reviewer}
            shown={operators.nameOf(content.reviewer)}
            choices={operators.choices}
            onChange={(reviewer) => void save({ reviewer })}
          />
        </Field>
      )}
      <PillarField value={content.pillar} onChange={(pillar) => void save({ pillar })} />
      <LanguageField value={content.language} onChange={(language) => void save({ language })} />
    </>
  );
}

/** What the time field becomes when a day is chosen: the time of the last like item, tomorrow. */
function useSuggestedTime(content: ContentView): When {
  const { uid: community, tz } = useCommunity();
  const { data } = useCall(
    "content_defaults",
    { community, ...(content.pillar ? { pillar: content.pillar } : {}) },
    { on: ["content", "schedule"] },
  );
  const tomorrow = addDays(dayOf(civilAt(Date.now(), tz)), 1);
  return {
    start: `${tomorrow}T${data?.time ?? "09:00:00"}`,
    duration_min: null,
    all_day: false,
    tz: "community",
    rule: null,
  };
}

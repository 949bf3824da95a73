// What a file does not say of its times, and only a person knows: the zone, and whether the day or the month comes first.

import { useLingui } from "@lingui/react/macro";
import { Radio } from "@mantine/core";
import { ZoneSelect } from "../../shared/fields/ZoneSelect";
import styles from "./ImportPage.module.css";

export interface TimeChoices {
  zone?: string;
  day_first?: boolean;
}

/** Whether a file that came in before is to be read in another zone now. */
export const isOtherZone = ({ zone }: TimeChoices, before: string | null) =>
  zone !== undefined && before !== null && zone !== before;

interface TimeQuestionsProps {
  choices: TimeChoices;
  choose: (choices: TimeChoices) => void;
  /** The zone that was assumed; nothing when every time names its own. */
  zone: string | null;
  /** The zone in which the file came in before: in another one it does not come in again. */
  before?: string | null;
  /** Nothing in the file says whether 3/5 is in March or in May. */
  unclear: boolean;
}

export function TimeQuestions({ choices, choose, zone, before = null, unclear }: TimeQuestionsProps) {
  const { t } = useLingui();
  return (
    <>
      {(zone || choices.zone) && (
        <ZoneSelect
          label={t`Times without a zone are those of`}
          value={choices.zone ?? zone}
          onChange={(chosen) => chosen && choose({ zone: chosen })}
          error={
            isOtherZone(choices, before) &&
            t`This file came in before in another time zone. That one is put right under “Past imports”.`
          }
        />
      )}
      {(unclear || choices.day_first !== undefined) && (
        <Radio.Group
          label={t`What does 3/5 mean?`}
          value={choices.day_first === undefined ? null : String(choices.day_first)}
          onChange={(value) => choose({ day_first: value === "true" })}
        >
          <div className={styles.choices}>
            <Radio size="xs" value="true" label={t`The third of May`} />
            <Radio size="xs" value="false" label={t`The fifth of March`} />
          </div>
        </Radio.Group>
      )}
    </>
  );
}

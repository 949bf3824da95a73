// What importing the list of people would do, and the questions that only a person can answer.

import { useLingui } from "@lingui/react/macro";
import { Checkbox, Radio, Select } from "@mantine/core";
import type { Identity } from "../../bindings/Identity";
import type { ImportInspection } from "../../bindings/ImportInspection";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useFormats } from "../../shared/format/formats";
import { DateField } from "../../shared/plan/DateField";
import { Counts } from "./Counts";
import styles from "./ImportPage.module.css";
import { Problems } from "./Problems";
import { Renames } from "./Renames";
import type { ImportState } from "./use-import";
import { useTargetWords } from "./use-target-words";

interface MembersSideProps {
  state: ImportState;
  found: ImportInspection;
}

export function MembersSide({ state, found }: MembersSideProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community, name } = useCommunity();
  const { data: channels = [] } = useCall(
    "channels",
    { community, is_group: true, trashed: false },
    { on: ["channel"] },
  );
  const words = useTargetWords([]);
  const { members, preview, corrections, correct } = state;
  if (!members) return null;
  // A corrected mapping has other ids than the guessed one, which speaks until the first preview is there.
  const { identities, has_ids } = preview ?? found;
  const identity = members.identity ?? preview?.identity ?? identities[0];
  return (
    <>
      <section className={styles.part}>
        <Select
          label={t`Whose list it is`}
          clearable
          clearButtonProps={{ "aria-label": t`Empty the field` }}
          searchable
          placeholder={t`Everybody of ${name}`}
          data={channels.map(({ uid, name }) => ({ value: uid, label: name }))}
          value={corrections.channel ?? null}
          onChange={(channel) => correct({ channel: channel ?? undefined, renames: [] })}
        />
        <Radio.Group
          label={t`What tells one person from another?`}
          description={
            has_ids
              ? undefined
              : t`This list has no ids. Without one, somebody who changes the name looks like somebody new.`
          }
          value={JSON.stringify(identity)}
          onChange={(value) => correct({ identity: JSON.parse(value) as Identity, renames: [] })}
        >
          <div className={styles.choices}>
            {identities.map((one) => (
              <Radio key={JSON.stringify(one)} size="xs" value={JSON.stringify(one)} label={words.identity(one)} />
            ))}
          </div>
        </Radio.Group>
        <Checkbox
          size="xs"
          checked={corrections.complete}
          onChange={(event) => correct({ complete: event.currentTarget.checked })}
          label={t`The list is complete: who is missing has left`}
        />
        {corrections.complete && (
          <>
            <div className={styles.line}>
              <span>{t`The list is of`}</span>
              <DateField
                ariaLabel={t`The list is of`}
                placeholder={t`a day that nobody knows`}
                value={corrections.asOf ?? null}
                clearable
                onChange={(day) => correct({ asOf: day ?? undefined })}
              />
            </div>
            {state.error?.details.reason === "older_list" && (
              <p role="alert">
                {t`A list of ${formats.date(String(state.error.details.last))} came in already. One of a day before it says nothing of who is there now.`}
              </p>
            )}
            {preview?.since && (
              <p className={styles.quiet}>
                {t`Compared with the list of ${formats.date(preview.since)}: who is new has joined since, who is missing has left.`}
              </p>
            )}
          </>
        )}
      </section>
      {preview && (
        <>
          <Counts preview={preview} complete={corrections.complete} />
          <Renames state={state} offers={preview.renames} />
          <Problems problems={preview.problems} counts={preview.problem_counts} columns={found.columns} />
        </>
      )}
    </>
  );
}

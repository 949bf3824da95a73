// What the community has made for itself to sort by: fields of members, pillars of content, saved filters. Each is made where it
// is used; here all of them stand in one place to be renamed, ordered and removed.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { useFormats } from "../../shared/format/formats";
import { ColourDot } from "./ColourDot";
import { NamedRow } from "./NamedRow";
import { OwnFields } from "./OwnFields";
import { Group } from "./Row";
import styles from "./Settings.module.css";
import { ShareInput } from "./ShareInput";

const MEMBERS = ["member", "member_tag", "membership", "account", "tag", "tier", "field_def", "segment"] as const;

export function FieldsSection() {
  return (
    <>
      <OwnFields />
      <Pillars />
      <SavedFilters />
    </>
  );
}

function Pillars() {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const { data: pillars } = useCall("pillars", { community }, { on: ["pillar", "content"], keep: true });
  const edit = useWrite("pillar_edit");
  const remove = useWrite("pillar_remove");
  return (
    <Group title={t`Content pillars`}>
      {pillars?.length === 0 ? (
        <p className={styles.none}>{t`None yet. A pillar is made where a post chooses one.`}</p>
      ) : (
        <p className={styles.quiet}>{t`The share says how much of the content each should have.`}</p>
      )}
      <ul className={styles.list}>
        {pillars?.map(({ uid, name, color, target_share, items }) => (
          <NamedRow
            key={uid}
            name={name}
            lead={
              <ColourDot
                label={t`Colour of ${name}`}
                color={color}
                onPick={(next) => void edit.run({ uid, color: next })}
              />
            }
            note={t`${plural(items, { one: "# post", other: "# posts" })}`}
            remove={t`Remove the pillar ${name}`}
            onRename={(text) => edit.run({ uid, name: text }, t`Renamed to ${text}`)}
            onRemove={() => remove.run({ uid }, t`Pillar removed: ${name}`)}
          >
            <ShareInput
              label={t`Target share of ${name} in percent`}
              value={target_share}
              onKeep={(share) => void edit.run({ uid, target_share: share }, t`Share changed: ${name}`)}
            />
          </NamedRow>
        ))}
      </ul>
    </Group>
  );
}

function SavedFilters() {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community } = useCommunity();
  const { data: segments } = useCall("segments", { community }, { on: MEMBERS, keep: true });
  const edit = useWrite("segment_edit");
  const remove = useWrite("segment_remove");
  return (
    <Group title={t`Saved filters`}>
      {segments?.length === 0 && <p className={styles.none}>{t`None yet. A filter is saved on the members' page.`}</p>}
      <ul className={styles.list}>
        {segments?.map(({ uid, name, members }) => (
          <NamedRow
            key={uid}
            name={name}
            note={members === null ? t`a field is gone` : formats.number(members)}
            remove={t`Remove the saved filter ${name}`}
            onRename={(text) => edit.run({ uid, name: text }, t`Renamed to ${text}`)}
            onRemove={() => remove.run({ uid }, t`Saved filter removed: ${name}`)}
          />
        ))}
      </ul>
    </Group>
  );
}

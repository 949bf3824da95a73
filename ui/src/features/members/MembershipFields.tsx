// What is known of one time in a group: since when, until when, the name there, by whom and how they came. Each field is kept when
// it is left.

import { useLingui } from "@lingui/react/macro";
import type { EditMembership } from "../../bindings/EditMembership";
import type { MembershipView } from "../../bindings/MembershipView";
import { useWrite } from "../../shared/data/use-write";
import { EditText } from "../../shared/forms/EditText";
import { Field } from "../../shared/page/Drawer";
import { DateField } from "../../shared/plan/DateField";
import styles from "./MemberRecord.module.css";

export function MembershipFields({ membership }: { membership: MembershipView }) {
  const { t } = useLingui();
  const write = useWrite("membership_edit");
  const { uid, joined_on, left_on, nickname, inviter_name, how } = membership;
  const edit = (change: Omit<EditMembership, "uid">) => void write.run({ uid, ...change });
  const orNull = (text: string) => text.trim() || null;
  return (
    <div className={styles.membership}>
      <Field label={t`Joined on`}>
        <DateField ariaLabel={t`Joined on`} value={joined_on} clearable onChange={(on) => edit({ joined_on: on })} />
      </Field>
      <Field label={t`Left on`}>
        <DateField
          ariaLabel={t`Left on`}
          value={left_on}
          min={joined_on ?? undefined}
          clearable
          onChange={(on) => edit({ left_on: on })}
        />
      </Field>
      <Field label={t`Name in the group`}>
        <EditText
          label={t`Name in the group`}
          value={nickname ?? ""}
          maxLength={200}
          onSave={(text) => edit({ nickname: orNull(text) })}
        />
      </Field>
      <Field label={t`Invited by`}>
        <EditText
          label={t`Invited by`}
          value={inviter_name ?? ""}
          maxLength={200}
          // Another name is not that of the member who was linked before.
          onSave={(text) => edit({ inviter_name: orNull(text), inviter: null })}
        />
      </Field>
      <Field label={t`How they came`}>
        <EditText
          label={t`How they came`}
          value={how ?? ""}
          maxLength={200}
          onSave={(text) => edit({ how: orNull(text) })}
        />
      </Field>
    </div>
  );
}

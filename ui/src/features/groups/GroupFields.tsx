// The fields of a group in the drawer. Each is kept when it is left; nothing has to be saved.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { IconTag } from "@tabler/icons-react";
import { useState } from "react";
import type { EditChannel } from "../../bindings/EditChannel";
import { Button } from "../../shared/basics/Button";
import { OpenLink } from "../../shared/basics/OpenLink";
import { useWrite } from "../../shared/data/use-write";
import { NoteText } from "../../shared/fields/NoteText";
import { addDays } from "../../shared/format/civil";
import { EditText } from "../../shared/forms/EditText";
import { Field } from "../../shared/page/Drawer";
import { useOperators } from "../../shared/people/use-operators";
import { DateField } from "../../shared/plan/DateField";
import { TagsDialog } from "../../shared/tags/TagsDialog";
import { Fill, QrExpiry, Tags } from "./Cells";
import { wholeNumber } from "./cell-values";
import styles from "./GroupDrawer.module.css";
import { type GroupRow, levelOf } from "./group-row";
import { QR_LIVES_DAYS } from "./QrDialog";
import type { GroupWrites } from "./use-group-menu";
import { useToday } from "./use-groups";
import { KIND_WORDS, KINDS, STATE_WORDS, STATES } from "./words";

export function GroupFields({ row, writes }: { row: GroupRow; writes: GroupWrites }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { list: operators, nameOf } = useOperators();
  const today = useToday();
  const [tagging, setTagging] = useState(false);
  const write = useWrite("channel_edit");
  const keep = async (change: Omit<EditChannel, "uid">) => (await write.run({ uid: row.uid, ...change })) !== undefined;
  const edit = (change: Omit<EditChannel, "uid">) => void keep(change);
  const owners = operators.map(({ uid, name }) => ({ value: uid, label: name || t`Me` }));
  // Whoever left the team still stands here, and is not offered to anybody else.
  if (row.operator && !operators.some(({ uid }) => uid === row.operator)) {
    owners.push({ value: row.operator, label: nameOf(row.operator) });
  }
  const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
  return (
    <div className={styles.fields}>
      <EditText
        look="title"
        label={t`Name`}
        value={row.name}
        required
        maxLength={120}
        onSave={(name) => edit({ name })}
      />
      <Field label={t`No.`}>
        <EditText label={t`No.`} value={row.number ?? ""} onSave={(text) => edit({ number: orNull(text) })} />
      </Field>
      <Field label={t`State`}>
        <Select
          variant="unstyled"
          aria-label={t`State`}
          data={STATES.map((value) => ({ value, label: i18n._(STATE_WORDS[value]) }))}
          value={row.state}
          onChange={(state) => state && edit({ state: state as GroupRow["state"] })}
        />
      </Field>
      <Field label={t`Platform`}>
        <Select
          variant="unstyled"
          aria-label={t`Platform`}
          data={KINDS.map((value) => ({ value, label: i18n._(KIND_WORDS[value]) }))}
          value={row.kind}
          onChange={(kind) => kind && edit({ kind: kind as GroupRow["kind"] })}
        />
      </Field>
      <Field label={t`Account`}>
        <EditText label={t`Account`} value={row.account ?? ""} onSave={(text) => edit({ account: orNull(text) })} />
      </Field>
      <Field label={t`Owner`}>
        <Select
          variant="unstyled"
          aria-label={t`Owner`}
          clearable
          clearButtonProps={{ "aria-label": t`Empty the field` }}
          placeholder={t`Nobody`}
          data={owners}
          value={row.operator}
          onChange={(operator) => edit({ operator })}
        />
      </Field>
      <Field label={t`Tags`}>
        <button type="button" className={styles.tags} onClick={() => setTagging(true)}>
          {row.tags.length > 0 ? <Tags tags={row.tags} /> : <span className={styles.faint}>{t`No tags`}</span>}
          <IconTag size={14} aria-hidden />
        </button>
      </Field>
      <Field label={t`QR code until`}>
        <div className={styles.line}>
          <DateField
            ariaLabel={t`QR code until`}
            value={row.qr_expires_on}
            clearable
            onChange={(qr_expires_on) => edit({ qr_expires_on })}
          />
          <QrExpiry row={row} />
          {levelOf(row, "qr_days") && (
            <Button look="quiet" size="small" onClick={() => edit({ qr_expires_on: addDays(today, QR_LIVES_DAYS) })}>
              {t`New code, 7 days`}
            </Button>
          )}
        </div>
      </Field>
      <Field label={t`Opened on`}>
        <DateField
          ariaLabel={t`Opened on`}
          value={row.opened_on}
          clearable
          onChange={(opened_on) => edit({ opened_on })}
        />
      </Field>
      <Field label={t`Capacity`}>
        <div className={styles.line}>
          <EditText
            label={t`Capacity`}
            value={String(row.capacity ?? "")}
            check={(text) => text.trim() === "" || wholeNumber(text) !== null}
            onSave={(text) => edit({ capacity: wholeNumber(text) || null })}
          />
          {levelOf(row, "fill") && <Fill row={row} />}
        </div>
      </Field>
      <Field label={t`Link`}>
        <div className={styles.line}>
          <EditText label={t`Link`} value={row.link ?? ""} onSave={(text) => edit({ link: orNull(text) })} />
          <OpenLink text={row.link ?? ""} />
        </div>
      </Field>
      <Field label={t`Note`}>
        <NoteText
          key={row.uid}
          plain
          label={t`Note`}
          minRows={1}
          maxRows={10}
          placeholder={t`Empty`}
          value={row.note ?? ""}
          onSave={(note) => keep({ note: orNull(note) })}
        />
      </Field>
      {tagging && (
        <TagsDialog
          kind="channel"
          title={t`Tags of ${row.name}`}
          having={[row.tags.map((tag) => tag.name)]}
          onClose={() => setTagging(false)}
          onSave={(add, remove) => void writes.setTags([row], add, remove)}
        />
      )}
    </div>
  );
}

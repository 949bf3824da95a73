// Records as a sheet that opens in every spreadsheet and comes back as an update of the same records.

import { plural } from "@lingui/core/macro";
import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useState } from "react";
import type { SheetKind } from "../../bindings/SheetKind";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { SaveDialog, TABLE_FORMATS } from "../../shared/dialog/SaveDialog";
import { addDays, type CivilDate, civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { DateField } from "../../shared/plan/DateField";
import type { AskedSheet } from "../../shared/sheet-file";
import styles from "./ImportPage.module.css";

interface ExportSheetProps {
  asked: AskedSheet | null;
  onClose: () => void;
}

export default function ExportSheet({ asked, onClose }: ExportSheetProps) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const formats = useFormats();
  const { uid: community, name, tz } = useCommunity();
  const [kind, setKind] = useState<SheetKind>(asked?.kind ?? "contents");
  const [from, setFrom] = useState<CivilDate | null>(null);
  const [last, setLast] = useState<CivilDate | null>(null);
  const write = useWrite("sheet_export");
  const writeTable = useWrite("table_export");
  const table = asked?.table;
  const kinds: { value: SheetKind; label: string }[] = [
    { value: "contents", label: t`Content` },
    { value: "activities", label: t`Events` },
    { value: "tasks", label: t`Tasks` },
    { value: "groups", label: t`Groups` },
    { value: "figures", label: t`Figures` },
  ];
  const what = (table?.name ?? kinds.find(({ value }) => value === kind)?.label ?? "").trim();
  const day = dayOf(civilAt(Date.now(), tz));
  // What was chosen is of the kind that was asked for, and of no other.
  const uids = asked?.kind === kind ? asked.uids : undefined;

  const save = async (path: string) => {
    const chinese = i18n.locale === "zh-CN";
    const report = table
      ? await writeTable.run({ path, ...table })
      : await write.run({
          community,
          kind,
          path,
          chinese,
          ...(uids ? { uids } : {}),
          ...(kind === "figures" && from ? { from } : {}),
          ...(kind === "figures" && last ? { to: addDays(last, 1) } : {}),
        });
    return report && t`${plural(report.rows, { one: "# row exported", other: "# rows exported" })}`;
  };
  const title = table
    ? t`Save the table as a file`
    : uids
      ? t`Export ${formats.number(uids.length)} selected as a sheet`
      : t`Export as a sheet`;
  return (
    <SaveDialog
      title={title}
      name={`${name} ${what} ${day}`}
      pickTitle={t`Export as a sheet`}
      formats={TABLE_FORMATS}
      busy={write.pending || writeTable.pending}
      save={save}
      onClose={onClose}
      note={
        table
          ? kind === "groups"
            ? t`The rows and columns that are shown, to pass on. To change groups in a sheet, export the groups themselves.`
            : t`The numbers as they are shown, to pass on.`
          : t`Change it in Excel, WPS or Feishu and import it again: what was changed is shown cell by cell before it is written. Leave the column with the ids as it is.`
      }
    >
      {!table && (
        <Select
          label={t`What to export`}
          data={kinds}
          value={kind}
          allowDeselect={false}
          onChange={(value) => value && setKind(value as SheetKind)}
        />
      )}
      {!table && kind === "figures" && (
        <div className={styles.days}>
          <DateField label={t`From`} value={from} onChange={setFrom} clearable placeholder={t`The first day`} />
          <DateField
            label={t`Until`}
            value={last}
            onChange={setLast}
            clearable
            {...(from ? { min: from } : {})}
            placeholder={t`The last day`}
          />
        </div>
      )}
    </SaveDialog>
  );
}

// Members as a file that opens in every spreadsheet and can be imported again. What could run as a formula there is written as text.

import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { Selection } from "../../bindings/Selection";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { SaveDialog, TABLE_FORMATS } from "../../shared/dialog/SaveDialog";
import { civilAt, dayOf } from "../../shared/format/civil";
import { memberCount } from "./use-member-writes";

interface ExportDialogProps {
  who: Selection;
  count: number;
  onClose: () => void;
}

export function ExportDialog({ who, count, onClose }: ExportDialogProps) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const { name, tz } = useCommunity();
  const write = useWrite("members_export");
  const day = dayOf(civilAt(Date.now(), tz));
  const save = async (path: string) => {
    const report = await write.run({ who, path, chinese: i18n.locale === "zh-CN" });
    return report && t`${memberCount(report.rows)} exported`;
  };
  return (
    <SaveDialog
      title={t`Export ${memberCount(count)}`}
      pickTitle={t`Export members`}
      name={`${name} ${t`Members`} ${day}`}
      formats={TABLE_FORMATS}
      busy={write.pending}
      save={save}
      onClose={onClose}
      note={t`With every column and the ids by which it can be imported again.`}
    />
  );
}

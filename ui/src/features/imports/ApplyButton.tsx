// The one button that writes. It says how much it writes; while it works it counts rows and can be stopped, which leaves nothing.

import { useLingui } from "@lingui/react/macro";
import type { ImportPreview } from "../../bindings/ImportPreview";
import { call } from "../../platform/call";
import { Button } from "../../shared/basics/Button";
import { useFormats } from "../../shared/format/formats";
import { sayDone } from "../../shared/toasts/undo-offer";
import { countByFault, problemCount } from "./problems";
import { runImport } from "./running-import";
import { useDoneWords } from "./use-done-words";
import type { ImportState } from "./use-import";

export function ApplyButton({ state }: { state: ImportState }) {
  const { t } = useLingui();
  const formats = useFormats();
  const done = useDoneWords();
  const { members, groups, groupList, preview } = state;

  const importMembers = () => {
    if (!members) return;
    const list = { kind: "members" as const, source: members.source, rows: preview?.counts.rows ?? null };
    void runImport(list, async (progress, abort) => {
      const report = await call("import_apply", members, progress, abort);
      void sayDone("import_apply", done.members(report.done));
    });
  };
  const importGroups = () => {
    if (!groups || !groupList) return;
    const { channels, problems } = groupList;
    void runImport({ kind: "groups", source: groups.source, rows: channels.length }, async () => {
      await call("channels_add", { community: groups.community, channels });
      void sayDone("channels_add", done.groups(channels.length, problemCount(countByFault(problems))));
    });
  };

  if (state.kind === "groups") {
    const count = groupList?.channels.length ?? 0;
    return (
      <Button look="primary" size="small" disabled={count === 0 || state.waiting} onClick={importGroups}>
        {count > 0 ? t`Add ${formats.number(count)} groups` : t`Add groups`}
      </Button>
    );
  }
  const writes = preview ? writing(preview) : 0;
  return (
    <Button look="primary" size="small" disabled={writes === 0 || state.waiting} onClick={importMembers}>
      {preview ? t`Import ${formats.number(preview.counts.rows - preview.counts.duplicates)} people` : t`Import`}
    </Button>
  );
}

function writing({ counts }: ImportPreview): number {
  return counts.new + counts.updated + counts.joined + counts.left;
}

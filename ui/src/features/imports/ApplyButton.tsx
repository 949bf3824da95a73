// The one button that writes. It says how much it writes; while it works it counts rows and can be stopped, which leaves nothing.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ImportPreview } from "../../bindings/ImportPreview";
import { call } from "../../platform/call";
import { Button } from "../../shared/basics/Button";
import { useFormats } from "../../shared/format/formats";
import { sayDone } from "../../shared/toasts/undo-offer";
import { runImport } from "./running-import";
import { useDoneWords } from "./use-done-words";
import type { ImportState } from "./use-import";

export function ApplyButton({ state }: { state: ImportState }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useDoneWords();
  const { members, preview, sheet } = state;

  const importMembers = () => {
    if (!members) return;
    const list = { kind: "members" as const, source: members.source, rows: preview?.counts.rows ?? null };
    void runImport(list, async (progress, abort) => {
      const { done } = await call("import_apply", members, progress, abort);
      void sayDone("import_apply", words.done({ kind: "members", ...done }));
    });
  };
  const importSheet = () => {
    const { input } = sheet;
    if (!input) return;
    const list = { kind: input.kind, source: input.source, rows: sheet.preview?.counts.rows ?? null };
    void runImport(list, async (progress, abort) => {
      const { done } = await call("sheet_apply", input, progress, abort);
      void sayDone("sheet_apply", words.done({ kind: input.kind, ...done }));
    });
  };

  if (state.kind !== "members") {
    const { counts } = sheet.preview ?? {};
    const count = counts ? counts.new + counts.updated : 0;
    return (
      <Button look="primary" size="small" disabled={count === 0 || state.waiting} onClick={importSheet}>
        {count > 0 ? t`Import ${plural(count, { one: "# row", other: "# rows" })}` : t`Import`}
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

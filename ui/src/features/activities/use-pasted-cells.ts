// Pasting onto the table of events and filling down: read, checked, and kept in one step.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ActivityRow } from "../../bindings/ActivityRow";
import type { EditActivity } from "../../bindings/EditActivity";
import { useWrite } from "../../shared/data/use-write";
import { type Paste, usePaste } from "../../shared/table/use-paste";
import { readPaste } from "./pasted-cells";

export function usePastedCells(): Paste<ActivityRow> {
  const { t } = useLingui();
  const { run, pending } = useWrite("activities_edit");
  const events = (count: number) => plural(count, { one: "# event", other: "# events" });
  return usePaste<ActivityRow, EditActivity>({
    read: readPaste,
    write: async (edits, said) => (await run({ edits }, said)) !== undefined,
    pending,
    words: { pasted: (rows) => t`Pasted into ${events(rows)}`, filled: (rows) => t`Filled down for ${events(rows)}` },
  });
}

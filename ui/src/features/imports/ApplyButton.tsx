// The one button that writes. It says how much it writes; while it works it counts rows and can be stopped, which leaves nothing.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconTableImport } from "@tabler/icons-react";
import type { ImportPreview } from "../../bindings/ImportPreview";
import { call } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { useActions } from "../../shared/actions/use-actions";
import { Button } from "../../shared/basics/Button";
import { KeyHint } from "../../shared/basics/KeyHint";
import { useCommunity } from "../../shared/community";
import { useFormats } from "../../shared/format/formats";
import { showNote } from "../../shared/toasts/toasts";
import { sayDone } from "../../shared/toasts/undo-offer";
import type { LogState } from "./LogImport";
import { runImport } from "./running-import";
import { useRefusalText } from "./SheetRefusals";
import { isOtherZone } from "./TimeQuestions";
import type { ChatsState } from "./use-chats";
import { useDoneWords } from "./use-done-words";
import type { ImportState } from "./use-import";

export function ApplyButton({ state }: { state: ImportState }) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useDoneWords();
  const why = useRefusalText();
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
      const { done } = await call("sheet_apply", input, progress, abort).catch((fault) => {
        throw told(CoreError.from(fault)) ? new CoreError("cancelled", {}) : fault;
      });
      void sayDone("sheet_apply", words.done({ kind: input.kind, ...done }));
    });
  };

  /** A row that only the import itself found to be refused: it is named, and the person may leave such rows out. */
  const told = ({ details: { reason, row, cause } }: CoreError) => {
    if (reason !== "refused") return false;
    showNote(t`Nothing was imported: row ${String(row)} is refused (${why({ reason: cause })}).`);
    return true;
  };

  if (state.kind !== "members") {
    const { counts, refused = 0 } = sheet.preview ?? {};
    const count = counts ? counts.new + counts.updated : 0;
    const undecided = refused > 0 && !state.corrections.withoutRefused;
    return (
      <Apply
        title={count > 0 ? t`Import ${plural(count, { one: "# row", other: "# rows" })}` : t`Import`}
        disabled={count === 0 || undecided || state.waiting}
        run={importSheet}
      />
    );
  }
  const writes = preview ? writing(preview) : 0;
  return (
    <Apply
      title={preview ? t`Import ${formats.number(preview.counts.rows - preview.counts.duplicates)} people` : t`Import`}
      disabled={writes === 0 || state.waiting}
      run={importMembers}
    />
  );
}

export function ApplyChats({ state }: { state: ChatsState }) {
  const { t } = useLingui();
  const words = useDoneWords();
  const { found, wanted, waiting } = state;
  const taken = state.chats.filter((chat) => chat.taken);
  const messages = taken.reduce((sum, chat) => sum + chat.messages, 0);
  const writes = found ? found.added + found.new_members + found.renamed + found.texts.texts : 0;
  const run = () => {
    void runImport({ kind: "chats", source: state.source, rows: null }, async (progress, abort) => {
      const report = await call("chat_import", wanted, progress, abort);
      void sayDone("chat_import", words.chats(report));
    });
  };
  const title = found ? t`Import ${plural(messages, { one: "# message", other: "# messages" })}` : t`Import`;
  const isChosen = wanted.chats !== undefined;
  const refused = found !== undefined && isOtherZone(state.choices, found.zone_before);
  return (
    <Apply title={title} disabled={waiting || refused || (isChosen ? taken.length === 0 : writes === 0)} run={run} />
  );
}

export function ApplyLog({ state }: { state: LogState }) {
  const { t } = useLingui();
  const words = useDoneWords();
  const { uid: community } = useCommunity();
  const { source, choices, found, waiting } = state;
  const count = found && !isOtherZone(choices, found.zone_before) ? found.added : 0;
  const run = () => {
    if (!source) return;
    void runImport({ kind: "log", source, rows: found?.rows ?? null }, async (progress, abort) => {
      const asked = { community, source, ...choices, dry_run: false };
      const report = await call("log_import", asked, progress, abort);
      void sayDone("log_import", words.log(report));
    });
  };
  const title = count > 0 ? t`Import ${plural(count, { one: "# row", other: "# rows" })}` : t`Import`;
  return <Apply title={title} disabled={count === 0 || waiting} run={run} />;
}

interface ApplyProps {
  title: string;
  disabled: boolean;
  run: () => void;
}

const KEYS = "mod+enter";

/** After rows were pasted the focus is wherever it was before: the keys work from everywhere on the page. */
function Apply({ title, disabled, run }: ApplyProps) {
  useActions([
    { id: "imports.apply", title, group: "edit", keys: KEYS, icon: IconTableImport, disabled, run, once: true },
  ]);
  return (
    <Button look="primary" size="small" disabled={disabled} onClick={run}>
      {title}
      <KeyHint keys={KEYS} />
    </Button>
  );
}

function writing({ counts }: ImportPreview): number {
  return counts.new + counts.updated + counts.joined + counts.left;
}

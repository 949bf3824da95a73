// A sentence for every error of the core: what happened, to what, and what can be done. The record is total, so a new code
// cannot ship without its words.

import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Code } from "../../bindings/Code";
import type { CoreError } from "../../platform/core-error";

type Details = Record<string, string>;

const SENTENCES: Record<Code, (details: Details) => MessageDescriptor> = {
  invalid: ({ field }) => msg`This value does not fit: ${field ?? ""}. Nothing was changed.`,
  not_found: () => msg`This is no longer there. It may have been deleted meanwhile; look in the trash under Settings.`,
  conflict: () => msg`This was changed since by someone else. Look at it again before you change it.`,
  unknown_command: () => msg`The window and the program do not fit together. Install Tulou again.`,
  bad_input: () => msg`The program did not understand what the window asked. Nothing was changed.`,
  cancelled: () => msg`Stopped. Nothing was changed.`,
  nothing_to_undo: () => msg`There is nothing to undo.`,
  no_workspace: ({ path }) => msg`There is no workspace in ${path ?? ""}. Choose another folder or make a new one.`,
  folder_not_empty: ({ path }) => msg`The folder ${path ?? ""} is not empty. Choose an empty one.`,
  newer_workspace: () => msg`This workspace was written by a newer Tulou. Update Tulou to open it.`,
  read_only: ({ path }) => msg`Nothing can be written to ${path ?? ""}. Check the rights of the folder.`,
  locked: ({ window }) =>
    window
      ? msg`This workspace is already open in another Tulou window. Go on there, or close it and try again.`
      : msg`The workspace is in use by another program for a moment. Try again shortly.`,
  disk_full: () => msg`The disk is full. Nothing was lost; make room and try again.`,
  damaged: () => msg`The workspace file is damaged. Restore a backup under Settings; the file itself is kept.`,
  io: ({ path, reason }) => msg`The file ${path ?? ""} could not be read or written: ${reason ?? ""}`,
  bad_file: ({ path }) => msg`The file ${path ?? ""} is not what it should be. Nothing was changed.`,
  too_large: ({ path }) => msg`The file ${path ?? ""} is larger than Tulou can take in. Split it and try again.`,
  internal: () => msg`Something went wrong inside Tulou. Nothing was changed.`,
};

export function errorText(i18n: I18n, error: CoreError): string {
  const details = Object.fromEntries(Object.entries(error.details).map(([key, value]) => [key, String(value)]));
  return i18n._(SENTENCES[error.code](details));
}

// Words about exports of chats: why a file is none, and what is odd in one.

import { useLingui } from "@lingui/react/macro";
import type { CoreError } from "../../platform/core-error";
import { fileName } from "./import-address";

export function useChatWords() {
  const { t } = useLingui();
  const refusals: Record<string, string> = {
    html: t`a web page; export as JSON instead`,
    database: t`a database; export the chat with a tool first`,
    messenger_unsupported: t`Messenger and Instagram are not read`,
    empty: t`it is empty`,
    not_a_file: t`neither a file nor a folder`,
    not_a_table: t`no table`,
    no_files: t`a folder without files`,
    no_sheet: t`it has no sheet of this name`,
    no_messages: t`no table of messages`,
    columns_missing: t`nobody knows yet which columns hold the times and who wrote`,
    archive_in_archive: t`an archive in an archive; unpack the outer one first`,
    overlapping_entries: t`its entries overlap; this is no honest archive`,
    unknown_compression: t`packed in a way that is not known here`,
    damaged_archive: t`an archive that is damaged or cut off`,
    encrypted_archive: t`locked with a password`,
    damaged_workbook: t`a workbook that is damaged or cut off`,
    not_a_workbook: t`no workbook that can be read`,
    compressed: t`packed in a way that cannot be opened; unpack it first`,
    too_many_files: t`more files than are looked at`,
    unknown_chat_format: t`no export of a chat that is known here`,
  };
  const oddities: Record<string, string> = {
    undecodable: t`characters that cannot be read in this encoding`,
    wrong_mark: t`the mark at the beginning names another encoding`,
    repaired: t`not JSON as it should be; mended while reading`,
    bad_element: t`cannot be read, left out`,
    bad_line: t`cannot be read, left out`,
    truncated: t`the file ends in the middle`,
    too_long: t`longer than any should be, cut`,
    too_deep: t`nested deeper than any should be, left out`,
    bad_time: t`no time that can be read, left out`,
    duplicate_id: t`the same message again; the first counts`,
    more_behind: t`another document begins here; it was left out`,
    count_differs: t`the file says that it holds another number of messages`,
    unknown_kind: t`a kind of message that the exporting program did not know`,
    digits_lost: t`long numbers have lost their last digits in a spreadsheet`,
    date_order_unclear: t`day and month cannot be told apart anywhere`,
    unsafe_entry: t`a name that leads out of the archive; not read`,
    encrypted: t`locked with a password; not read`,
    too_large: t`unpacks to more than is allowed; cut`,
  };
  const places: Record<string, (at: string) => string> = {
    file: () => t`the file as a whole`,
    line: (at) => t`line ${at}`,
    element: (at) => t`element ${at}`,
    byte: (at) => t`byte ${at}`,
    message: (at) => t`message ${at}`,
    entry: (at) => t`entry ${at}`,
    row: (at) => t`row ${at}`,
  };
  return {
    /** Where in a file, as the core writes it: `line 7`. */
    place: (place: string) => {
      const [kind = "", ...at] = place.split(" ");
      return places[kind]?.(at.join(" ")) ?? place;
    },
    refusal: (reason: string) => refusals[reason] ?? t`cannot be read`,
    /** Why what was chosen cannot come in; nothing where the error says no reason that is known. */
    refused: ({ code, details: { path, reason } }: CoreError) => {
      const why = code === "bad_file" ? refusals[String(reason)] : undefined;
      if (why === undefined) return null;
      return path
        ? t`${fileName(String(path))} cannot be imported: ${why}`
        : t`What was pasted cannot be imported: ${why}`;
    },
    oddity: (code: string) => oddities[code] ?? code,
  };
}

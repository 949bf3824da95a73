// Targets, identities and faults as people read them.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { FieldKind } from "../../bindings/FieldKind";
import type { FieldView } from "../../bindings/FieldView";
import type { Identity } from "../../bindings/Identity";
import type { RenameReason } from "../../bindings/RenameReason";
import type { RowFault } from "../../bindings/RowFault";
import type { TableFault } from "../../bindings/TableFault";
import type { Target } from "../../bindings/Target";
import { PLAIN_WORDS, PLATFORM_WORDS } from "./targets";

export function useTargetWords(fields: readonly FieldView[]) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const platform = (name: string): string => {
    const word = PLATFORM_WORDS[name];
    return word ? i18n._(word) : name;
  };
  const kinds: Record<FieldKind, string> = {
    text: t`text`,
    number: t`number`,
    date: t`date`,
    choice: t`choice`,
    choices: t`several choices`,
  };

  const target = (value: Target): string => {
    switch (value.kind) {
      case "account":
        return t`Id: ${platform(value.platform)}`;
      case "handle":
        return t`Name: ${platform(value.platform)}`;
      case "custom":
        return fields.find(({ uid }) => uid === value.field)?.name ?? t`A field that is gone`;
      case "new_field":
        return t`New field “${value.name}”, ${kinds[value.field_kind]}`;
      case "split":
        return t`Split (city-job-name)`;
      default:
        return i18n._(PLAIN_WORDS[value.kind]);
    }
  };
  const identity = (value: Identity): string => {
    switch (value.kind) {
      case "uid":
        return t`The id in Tulou`;
      case "account":
        return t`The id: ${platform(value.platform)}`;
      case "phone":
        return t`The phone number`;
      case "email":
        return t`The mail address`;
      case "name_phone":
        return t`Name and phone number together`;
      case "nickname":
        return t`The nickname in the group`;
      case "name":
        return t`The name alone; equal names stay apart, marked`;
    }
  };
  const faults: Record<RowFault, string> = {
    no_name: t`no name, left out`,
    not_a_date: t`no date; not taken`,
    not_a_number: t`no number; not taken`,
    not_an_option: t`none of the field's options; not taken`,
    digits_lost: t`a number whose last digits a spreadsheet has lost, left out`,
    too_long: t`too long, cut`,
    not_a_word: t`a word that is not understood; not taken`,
    duplicate: t`the same as in row`,
    namesake: t`somebody else has this name; kept apart, marked`,
    no_id: t`nothing that tells who it is`,
    ragged: t`more cells than the header has`,
    formula: t`begins like a formula; kept as text`,
    unknown_uid: t`an id unknown here`,
    not_a_time: t`no time of day; not taken`,
    unknown_channel: t`no group or tag is called so; not taken`,
    unknown_plan: t`no event or post is called so, or several are; not taken`,
    unknown_slot: t`no slot is called so, or several are; not taken`,
    slot_taken: t`the slot has no free date on that day; the post stands by itself`,
    first_only: t`several people: the first one is taken, the others are kept in a field of your own`,
    series: t`the time of a series is not changed by a sheet`,
    not_allowed: t`cannot be in that state now; left as it is`,
    refused: t`refused, left out`,
  };
  const tableFaults: Record<TableFault, string> = {
    undecodable: t`Some characters could not be read in this encoding`,
    wrong_mark: t`The mark at the beginning names another encoding than the text is in`,
    unclosed_quote: t`A quote is never closed; quotes were read as plain characters`,
    too_many_columns: t`More columns than can be taken; the rest is left out`,
    digits_lost: t`Long numbers have lost their last digits in the spreadsheet`,
    cell_error: t`Cells with an error such as #REF! were read as empty`,
    truncated: t`The file ends in the middle`,
    merged_cells: t`Merged cells: their value was given to every row`,
  };
  const reasons: Record<RenameReason, string> = {
    similar_name: t`the names are alike`,
    joined_on: t`joined on the same day`,
    email: t`the same mail address`,
    phone: t`the same phone number`,
  };
  return { target, kinds, identity, faults, tableFaults, reasons, platform };
}

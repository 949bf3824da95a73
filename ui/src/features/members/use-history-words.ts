// What the columns of a member's record are called in its history, and how their values are said.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useFormats } from "../../shared/format/formats";
import type { ColumnWords, Words } from "../../shared/history/RecordHistory";
import { FIELD_WORDS, type PlainField } from "./columns";

const PLAIN: PlainField[] = ["name", "remark", "phone", "email", "birthday", "source", "note"];

export function useHistoryWords(): Words {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const word = (field: PlainField) => i18n._(FIELD_WORDS[field]);
  const plain = (value: unknown) => String(value);
  const day = (value: unknown) => formats.date(String(value));
  const own: ColumnWords = {
    ...Object.fromEntries(PLAIN.map((field) => [field, { title: word(field), value: (value) => String(value) }])),
    joined_on: { title: word("joined_on"), value: day },
    left_on: { title: word("left_on"), value: day },
    custom: { title: t`Own fields`, value: null },
    deleted_at: { title: t({ message: "Trash", context: "The place of deleted things" }), value: null },
  };
  return {
    own,
    belongings: {
      account: {
        title: t`Account`,
        columns: { handle: { title: t`Name there`, value: plain }, external_id: { title: t`ID`, value: plain } },
      },
      membership: {
        title: t`Group`,
        columns: {
          joined_on: { title: word("joined_on"), value: day },
          left_on: { title: word("left_on"), value: day },
          nickname: { title: t`Name in the group`, value: plain },
          inviter_id: { title: t`Invited by`, value: null },
          inviter_name: { title: t`Invited by`, value: plain },
          how: { title: t`How they came`, value: null },
        },
      },
      member_tag: { title: t`Tag` },
      contact: {
        title: t`Contact`,
        columns: {
          on_day: { title: t`Day`, value: day },
          text: { title: t`What was said`, value: plain },
          follow_up_on: { title: t`Follow up on`, value: day },
          followed_up: { title: t`Followed up`, value: null },
        },
      },
      finding: {
        title: t`Known about them`,
        columns: {
          text: { title: t`In a few words`, value: plain },
          evidence: { title: t`What shows it`, value: plain },
          on_day: { title: t`Day`, value: day },
        },
      },
      relation: { title: t`Knows`, columns: { kind: { title: t`What they are to each other`, value: plain } } },
      point_entry: { title: t`Points` },
      feedback: {
        title: t`Feedback`,
        columns: {
          quote: { title: t`What was said`, value: plain },
          reply: { title: t`Our answer`, value: plain },
          on_day: { title: t`Day`, value: day },
        },
      },
      touch_rule: {
        title: t`Stay in touch`,
        columns: {
          ideal: { title: t`Ideally every … days`, value: plain },
          latest: { title: t`Days at most`, value: plain },
        },
      },
      // Where they stand now tells the move; without a name it is the step off the ladder.
      tier_hold: { title: t`Kept on the tier by hand`, columns: { until: { title: t`until`, value: day } } },
      tier_move: { title: word("tier"), added: t`from here on` },
    },
  };
}

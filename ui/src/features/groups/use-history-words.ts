// What the columns of a group's record are called in its history, and how their values are said.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { ChannelKind } from "../../bindings/ChannelKind";
import type { GroupState } from "../../bindings/GroupState";
import { useFormats } from "../../shared/format/formats";
import type { Words } from "../../shared/history/RecordHistory";
import { KIND_WORDS, STATE_WORDS } from "./words";

export function useHistoryWords(): Words {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const plain = (value: unknown) => String(value);
  const day = (value: unknown) => formats.day(String(value));
  return {
    own: {
      name: { title: t`Name`, value: plain },
      number: { title: t`No.`, value: plain },
      account: { title: t`Account`, value: plain },
      kind: { title: t`Platform`, value: (kind) => i18n._(KIND_WORDS[kind as ChannelKind]) },
      state: { title: t`State`, value: (state) => i18n._(STATE_WORDS[state as GroupState]) },
      capacity: { title: t`Capacity`, value: plain },
      opened_on: { title: t`Opened on`, value: day },
      qr_attachment_id: { title: t`QR code`, value: null },
      qr_expires_on: { title: t`QR code until`, value: day },
      link: { title: t`Link`, value: plain },
      color: { title: t`Colour`, value: plain },
      announcement: { title: t`Announcement`, value: plain },
      announcement_review_on: { title: t`Announcement: review on`, value: day },
      note: { title: t`Note`, value: plain },
      custom: { title: t`More fields`, value: null },
      operator_id: { title: t`Owner`, value: null },
      deleted_at: { title: t({ message: "Trash", context: "The place of deleted things" }), value: null },
    },
    belongings: {
      channel_tag: { title: t`Tag` },
      series_figure: {
        // A head count or a capacity: of a row that came the log keeps the day only.
        title: t`People by day`,
        label: (on) => formats.day(on),
        columns: { value: { title: t`People`, value: (count) => formats.number(Number(count)) } },
      },
    },
  };
}

// What was typed into a cell, as the change that the core is asked for. Tags and head counts are records of their own.

import type { ChannelKind } from "../../bindings/ChannelKind";
import type { EditChannel } from "../../bindings/EditChannel";
import type { FigureSource } from "../../bindings/FigureSource";
import type { FigureValue } from "../../bindings/FigureValue";
import type { GroupState } from "../../bindings/GroupState";
import type { SetChannelTags } from "../../bindings/SetChannelTags";
import type { CivilDate } from "../../shared/format/civil";
import { splitList } from "../../shared/table/split-list";
import { readDate, wholeNumber } from "./cell-values";
import type { GroupRow } from "./group-row";

export type EditableField =
  | "name"
  | "number"
  | "account"
  | "operator"
  | "kind"
  | "state"
  | "capacity"
  | "head_count"
  | "tags"
  | "qr_expires_on"
  | "opened_on"
  | "link"
  | "note";

export interface GroupEdit {
  field: EditableField;
  typed: string;
}

export type GroupChange =
  | { kind: "edit"; edit: EditChannel }
  | { kind: "tags"; tags: SetChannelTags }
  | { kind: "count"; figure: FigureValue }
  /** What was typed does not fit the field. */
  | { kind: "wrong" };

export function asEdit(row: GroupRow, { field, typed }: GroupEdit, today: CivilDate): GroupChange {
  const text = typed.trim();
  const edit = (change: Partial<EditChannel>): GroupChange => ({ kind: "edit", edit: { uid: row.uid, ...change } });
  switch (field) {
    case "name":
      return text === "" ? { kind: "wrong" } : edit({ name: text });
    case "state":
      return edit({ state: text as GroupState });
    case "kind":
      return edit({ kind: text as ChannelKind });
    case "capacity": {
      const capacity = wholeNumber(text);
      return text === "" ? edit({ capacity: null }) : capacity ? edit({ capacity }) : { kind: "wrong" };
    }
    case "qr_expires_on":
    case "opened_on": {
      const date = readDate(text, today, field === "opened_on");
      return text === "" || date ? edit({ [field]: date }) : { kind: "wrong" };
    }
    case "head_count":
      return countChange(row, text, today);
    case "tags": {
      const wanted = splitList(text);
      const had = row.tags.map((tag) => tag.name);
      return {
        kind: "tags",
        tags: {
          uids: [row.uid],
          add: wanted.filter((tag) => !had.includes(tag)),
          remove: had.filter((tag) => !wanted.includes(tag)),
        },
      };
    }
    default:
      return edit({ [field]: text === "" ? null : text });
  }
}

/** A typed count is today's; an emptied cell takes the shown count away, also one that was imported. */
function countChange(row: GroupRow, text: string, today: CivilDate): GroupChange {
  const value = wholeNumber(text);
  const figure = (on: CivilDate, value: number | null, source: FigureSource): GroupChange => ({
    kind: "count",
    figure: { channel: row.uid, on, figure: "head_count", value, source },
  });
  if (value !== null) return figure(today, value, "typed");
  return text === "" && row.count ? figure(row.count.on, null, row.count.source) : { kind: "wrong" };
}

// Deletes something planned. One date of a series asks first: this one, this and the following, all. Used by the drawers, the
// board, the lists and the calendar.

import { useLingui } from "@lingui/react/macro";
import type { Kind } from "../../bindings/Kind";
import { useWrite } from "../data/use-write";
import { useFormats } from "../format/formats";
import { useOpen, useOpened } from "../navigation";
import { askScope } from "./scope";

export interface DeletableDate {
  kind: Kind;
  uid: string;
  title: string;
  /** The name of the date in its series; empty for what happens once. */
  original: string;
  /** When that date is. */
  start: string | null;
  series: boolean;
}

/** False when the person thought better of it, or it failed. */
export type DeleteDate = (date: DeletableDate) => Promise<boolean>;

export function useDeleteDate(): DeleteDate {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const opened = useOpened();
  const deleting = useWrite("calendar_delete");
  return async ({ kind, uid, title, original, start, series }) => {
    // Of a series whose dates are not known, or have all passed, only the whole can be meant.
    const scope = series ? await askScope("delete", start ? { original: start } : { scopes: ["all"] }) : "all";
    if (!scope) return false;
    const date = start ? formats.dateTime(start) : "";
    const said = {
      this: t`Deleted: “${title}” on ${date}`,
      following: t`Deleted: “${title}” from ${date} on`,
      all: t`“${title}” is in the trash`,
    };
    const done = (await deleting.run({ kind, uid, original, scope }, said[scope])) !== undefined;
    // What is gone does not stay open.
    if (done && opened?.uid === uid) open(null);
    return done;
  };
}

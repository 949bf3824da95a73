// What can be done with a reason for care where it stands: ticked off, put off, noted as a contact.

import { useLingui } from "@lingui/react/macro";
import {
  IconArrowForwardUp,
  IconCircleCheck,
  IconExternalLink,
  IconMessageHeart,
  IconPlayerSkipForward,
} from "@tabler/icons-react";
import type { CareItem } from "../../../bindings/CareItem";
import { useCommunity } from "../../../shared/community";
import { useWrite } from "../../../shared/data/use-write";
import { addDays, type CivilDate } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import type { MenuItem } from "../../../shared/menu/menu";
import { useGo, useOpen } from "../../../shared/navigation";
import { contacting } from "../../../shared/people/contacting";
import type { RowActs } from "../use-row-acts";
import { filterOf } from "./who";

export interface CareActs extends RowActs {
  done: MenuItem;
  /** All days to which it can be put off. */
  days: MenuItem[];
}

/** `name` is who it is of, as it stands in the row. */
export function useCareActs(today: CivilDate): (item: CareItem, name: string) => CareActs {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community } = useCommunity();
  const go = useGo();
  const openIn = useOpen();
  const settle = useWrite("care_done");
  const putOff = useWrite("care_put_off");

  return (item, name) => {
    const { key } = item;
    const items = [key];
    const later = (id: string, days: number, title: string): MenuItem => {
      const until = addDays(today, days);
      const day = formats.day(until, today);
      const run = () => void putOff.run({ community, items, until }, t`Put off to ${day}: ${name}`);
      return { id, title, note: days > 1 ? formats.dayShort(until) : undefined, icon: IconArrowForwardUp, run };
    };
    const tomorrow = { ...later("today.later", 1, t`Tomorrow`), keys: "s" };
    const days: MenuItem[] = [
      tomorrow,
      later("3", 3, t`In 3 days`),
      later("7", 7, t`In a week`),
      {
        id: "skip",
        title: t`Not this time`,
        icon: IconPlayerSkipForward,
        run: () => void putOff.run({ community, items }, t`Not this time: ${name}`),
      },
    ];
    const done: MenuItem = {
      id: "today.done",
      title: t`Done`,
      icon: IconCircleCheck,
      keys: "space",
      run: () => void settle.run({ community, items }, t`Done: ${name}`),
    };
    const contact: MenuItem | undefined = key.member
      ? {
          id: "today.contact",
          title: t`Log a contact`,
          icon: IconMessageHeart,
          keys: "c",
          run: () => contacting.ask({ kind: "care", reason: key, name }),
        }
      : undefined;
    const open: MenuItem = {
      id: "today.open",
      title: t`Open`,
      icon: IconExternalLink,
      keys: "enter",
      run: () => {
        const filter = filterOf(item);
        if (key.member) openIn({ kind: "member", uid: key.member });
        else go("/members", { f: filter && { kind: "all", of: [filter] } });
      },
    };
    return {
      done,
      later: tomorrow,
      contact,
      open,
      days,
      menu: [contact ? [done, contact] : [done], days, [open]],
    };
  };
}

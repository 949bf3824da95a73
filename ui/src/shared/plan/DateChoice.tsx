// Which date of a series is shown, with steps to the one before and after. Used by the drawers of content and events.

import { useLingui } from "@lingui/react/macro";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { Button, IconButton } from "../basics/Button";
import { useFormats } from "../format/formats";
import { openMenu } from "../menu/menu";
import styles from "./fields.module.css";
import type { Dates } from "./use-dates";

/** So many dates before and after the shown one stand in the menu. */
const AROUND = 8;

export function DateChoice({ dates }: { dates: Dates }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { list, shown, choose } = dates;
  if (!dates.series || !shown) return null;
  const at = list.findIndex(({ original }) => original === shown.original);
  const step = (by: number) => {
    const next = list[at + by];
    if (next) choose(next.original);
  };
  return (
    <span className={styles.dates}>
      <IconButton icon={IconChevronLeft} size={16} label={t`Date before`} disabled={at <= 0} onClick={() => step(-1)} />
      <Button
        size="small"
        look="quiet"
        onClick={(event) =>
          openMenu(event.currentTarget, t`Dates`, [
            list.slice(Math.max(0, at - AROUND), at + AROUND + 1).map(({ original, start }) => ({
              id: original,
              title: formats.dateTime(start),
              checked: original === shown.original,
              run: () => choose(original),
            })),
          ])
        }
      >
        {formats.dateTime(shown.start)}
      </Button>
      <IconButton
        icon={IconChevronRight}
        size={16}
        label={t`Date after`}
        hint="left"
        disabled={at < 0 || at >= list.length - 1}
        onClick={() => step(1)}
      />
    </span>
  );
}

// One reason for care: who, on which tier, why, and whether it is late.

import { useLingui } from "@lingui/react/macro";
import {
  type Icon,
  IconArrowForwardUp,
  IconCake,
  IconCircle,
  IconClockHeart,
  IconConfetti,
  IconDoorEnter,
  IconFlag,
  IconHeart,
  IconHeartHandshake,
  IconMessageForward,
  IconUserPlus,
  IconZzz,
} from "@tabler/icons-react";
import type { CareItem } from "../../../bindings/CareItem";
import type { CareKind } from "../../../bindings/CareKind";
import { IconButton } from "../../../shared/basics/Button";
import type { CivilDate } from "../../../shared/format/civil";
import { openMenu } from "../../../shared/menu/menu";
import { Row } from "../Row";
import today from "../Today.module.css";
import styles from "./Care.module.css";
import { useCareActs } from "./use-care-acts";
import { useWhy } from "./use-why";
import { named } from "./who";

const ICONS: Record<CareKind, Icon> = {
  follow_up: IconMessageForward,
  birthday: IconCake,
  touch: IconClockHeart,
  newcomer: IconUserPlus,
  drifting: IconZzz,
  back: IconDoorEnter,
  helped: IconHeartHandshake,
  anniversary: IconConfetti,
  milestone: IconFlag,
};

interface CareRowProps {
  item: CareItem;
  on: CivilDate;
  /** The name of the tier on which they stand. */
  tier: string | undefined;
}

export function CareRow({ item, on, tier }: CareRowProps) {
  const { t } = useLingui();
  const why = useWhy()(item);
  const who = useWho(item);
  const acts = useCareActs(on)(item, who);
  const { key, late } = item;
  // A newer core may know of reasons that have no mark here.
  const Mark = ICONS[key.kind] ?? IconHeart;
  return (
    <Row
      id={careRowId(item)}
      title={who}
      acts={acts}
      tools={(tabIndex) => (
        <>
          {acts.contact && (
            <IconButton
              icon={acts.contact.icon ?? IconHeart}
              size={16}
              className={today.tick}
              label={acts.contact.title}
              keys={acts.contact.keys}
              hint="left"
              tabIndex={tabIndex}
              onClick={acts.contact.run}
            />
          )}
          <IconButton
            icon={IconArrowForwardUp}
            size={16}
            className={today.tick}
            label={t`Put off`}
            hint="left"
            tabIndex={tabIndex}
            onClick={({ currentTarget }) => openMenu(currentTarget, t`Put off`, [acts.days])}
          />
          <IconButton
            icon={IconCircle}
            className={today.tick}
            label={acts.done.title}
            keys={acts.done.keys}
            hint="left"
            tabIndex={tabIndex}
            onClick={acts.done.run}
          />
        </>
      )}
    >
      <Mark size={16} stroke={1.75} className={styles.mark} aria-hidden />
      <span className={styles.what}>
        <span className={styles.who}>
          <bdi>{who}</bdi>
          {tier && <span className={styles.tier}>{tier}</span>}
          {late && (
            <span className={styles.late}>{t({ message: "late", context: "the day for care has passed" })}</span>
          )}
        </span>
        <span className={styles.why}>{why}</span>
      </span>
    </Row>
  );
}

export const careRowId = ({ key }: CareItem): string => `care ${key.kind} ${key.key} ${key.member ?? ""}`;

function useWho(item: CareItem): string {
  const { t } = useLingui();
  const { names, more } = named(item);
  const known = names.join(t({ message: ", ", comment: "Between the items of a list" }));
  return more > 0 ? t`${known} and ${more} more` : known;
}

// Who needs care today: as many as the manager says she can do, and behind one button all others.

import { useLingui } from "@lingui/react/macro";
import { IconClockHeart, IconGauge } from "@tabler/icons-react";
import { useState } from "react";
import type { CareDay } from "../../../bindings/CareDay";
import type { CareItem } from "../../../bindings/CareItem";
import { runAction } from "../../../shared/actions/registry";
import { Button, IconButton } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useFormats } from "../../../shared/format/formats";
import { openMenu } from "../../../shared/menu/menu";
import { meOf, useOverview, useSetting } from "../../../shared/settings";
import today from "../Today.module.css";
import styles from "./Care.module.css";
import { CareRow, careRowId } from "./CareRow";

export default function Care({ day }: { day: CareDay }) {
  const { t } = useLingui();
  const formats = useFormats();
  const [all, setAll] = useState(false);
  const { items, log_until } = day;
  const later = items.slice(day.today);
  const hidden = day.total - Math.min(day.today, items.length);
  return (
    <section className={styles.care} aria-label={t`Care`}>
      <header>
        <h2>
          {t`Care`}
          {day.today > 0 && <span className={today.badge}>{day.today}</span>}
        </h2>
        <LoadButton day={day} />
        <IconButton
          icon={IconClockHeart}
          size={16}
          label={t`Contact intervals`}
          hint="left"
          onClick={() => runAction("members.intervals")}
        />
      </header>
      {day.today === 0 && <p className={today.none}>{t`What you can do in a day is done.`}</p>}
      <Rows items={items.slice(0, day.today)} day={day} />
      {later.length > 0 && (
        <button type="button" className={today.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {t`${formats.number(hidden)} more, by who matters most`}
        </button>
      )}
      {all && <Rows items={later} day={day} />}
      {all && items.length < day.total && (
        <p className={styles.quiet}>{t`The first ${formats.number(items.length)} of ${formats.number(day.total)}.`}</p>
      )}
      {log_until && (
        <p
          className={styles.quiet}
        >{t`The log ends on ${formats.date(log_until)}, so nobody can say who drifts away.`}</p>
      )}
    </section>
  );
}

function Rows({ items, day }: { items: CareItem[]; day: CareDay }) {
  const { uid: community } = useCommunity();
  const { data: ladders = [] } = useCall("ladders", { community }, { on: ["ladder", "tier", "tier_move", "member"] });
  const tiers = ladders.flatMap((ladder) => ladder.tiers);
  // Of several the first alone would be said to stand there.
  const tierOf = ({ members, total }: CareItem) =>
    total === 1 ? tiers.find(({ uid }) => uid === members[0]?.tier)?.name : undefined;
  if (items.length === 0) return null;
  return (
    <ul>
      {items.map((item) => (
        <CareRow key={careRowId(item)} item={item} on={day.on} tier={tierOf(item)} />
      ))}
    </ul>
  );
}

/** How many a day, as people set it. */
const LOADS = [3, 5, 10, 15, 20, 30, 50];

function LoadButton({ day: { done, load } }: { day: CareDay }) {
  const { t } = useLingui();
  const me = meOf(useOverview().data?.operators ?? []);
  const [loads, setLoads] = useSetting("care.load");
  if (!me) return null;
  const choices = [...new Set([...LOADS, load])]
    .sort((one, other) => one - other)
    .map((number) => ({
      id: String(number),
      title: t`${number} a day`,
      checked: number === load,
      run: () => setLoads({ ...loads, [me]: number }),
    }));
  return (
    <Button
      size="small"
      look="quiet"
      icon={IconGauge}
      aria-haspopup="menu"
      onClick={({ currentTarget }) => openMenu(currentTarget, t`How many can you care for a day?`, [choices])}
    >
      {t`${done} of ${load} done`}
    </Button>
  );
}

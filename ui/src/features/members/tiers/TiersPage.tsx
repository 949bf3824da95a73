// The tiers of the community: who stands where by which rule, who is about to rise, who is about to come down.

import { useLingui } from "@lingui/react/macro";
import { IconAdjustments, IconClockHeart, IconSettings, IconStairs } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { LadderView } from "../../../bindings/LadderView";
import { runAction } from "../../../shared/actions/registry";
import { useActions } from "../../../shared/actions/use-actions";
import { Button, IconButton } from "../../../shared/basics/Button";
import { EmptyState } from "../../../shared/basics/EmptyState";
import { useCall } from "../../../shared/data/query";
import { useFormats } from "../../../shared/format/formats";
import { useAddress, useGo } from "../../../shared/navigation";
import { Page } from "../../../shared/page/Page";
import { type Directory, useDirectory } from "../use-directory";
import { Ladder } from "./Ladder";
import { Moves } from "./Moves";
import { NearList } from "./NearList";
import { hasRules } from "./Standing";
import styles from "./Tiers.module.css";
import { STANDING_TABLES } from "./tables";

const RulesDialog = lazy(() => import("./RulesDialog"));

/** More are counted and not told. */
const TOLD = 50;

const parse = ({ ladder }: Record<string, unknown>): { ladder?: string } =>
  typeof ladder === "string" ? { ladder } : {};

export default function TiersPage() {
  const { t } = useLingui();
  const go = useGo();
  const directory = useDirectory();
  const [address, setAddress] = useAddress(parse);
  const [editing, setEditing] = useState(false);
  const { ladders } = directory;
  const ladder = ladders.find(({ uid }) => uid === address.ladder) ?? ladders[0];
  useActions(
    ladder
      ? [
          {
            id: "tiers.rules",
            title: t`Rules of tiers`,
            group: "edit",
            keys: "e",
            icon: IconAdjustments,
            run: () => setEditing(true),
          },
        ]
      : [],
  );
  return (
    <Page
      title={t`Tiers and their rules`}
      range={
        ladders.length > 1 ? (
          <select
            aria-label={t`Ladder`}
            value={ladder?.uid}
            onChange={({ target }) => setAddress({ ladder: target.value })}
          >
            {ladders.map(({ uid, name }) => (
              <option key={uid} value={uid}>
                {name}
              </option>
            ))}
          </select>
        ) : undefined
      }
      tools={
        ladder && (
          <>
            <Button look="quiet" size="small" icon={IconAdjustments} onClick={() => setEditing(true)}>
              {t`Rules`}
            </Button>
            <IconButton
              icon={IconClockHeart}
              label={t`Contact intervals`}
              hint="left"
              onClick={() => runAction("members.intervals")}
            />
            <IconButton
              icon={IconSettings}
              label={t`Names, colours and order of tiers`}
              hint="left"
              onClick={() => go("/settings", { section: "tiers" })}
            />
          </>
        )
      }
    >
      {directory.ready && !ladder && (
        <EmptyState
          icon={IconStairs}
          sentence={t`Tiers say how close people are to the community: newcomer, regular, core. Rules put them there and say why.`}
          action={{ title: t`Make tiers`, run: () => runAction("members.ladder") }}
        />
      )}
      {directory.ready && ladder && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab
        <section className={`${styles.page} scroll`} tabIndex={0} aria-label={ladder.name}>
          <Ladder ladder={ladder} directory={directory} onEdit={() => setEditing(true)} />
          <Moves key={`moves ${ladder.uid}`} ladder={ladder} directory={directory} />
          {hasRules(ladder) && <Near key={ladder.uid} ladder={ladder} directory={directory} />}
        </section>
      )}
      {editing && ladder && (
        <Suspense>
          <RulesDialog key={ladder.uid} ladder={ladder} directory={directory} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function Near({ ladder, directory }: { ladder: LadderView; directory: Directory }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { data, error } = useCall(
    "tiers_near",
    { ladder: ladder.uid, limit: TOLD },
    { on: STANDING_TABLES, keep: true },
  );
  if (error) throw error;
  if (!data) return null;
  const review = formats.dayShort(data.next_review);
  return (
    <>
      <div className={styles.pair}>
        <NearList
          title={t`One step from the next tier`}
          note={t`one condition is missing, and half of it is there`}
          members={data.one_step}
          total={data.one_step_total}
          none={t`Nobody is that near.`}
          directory={directory}
        />
        <NearList
          title={t`About to come down`}
          note={t`at the review on ${review}`}
          members={data.falling}
          total={data.falling_total}
          none={t`Nobody misses the lower mark of their tier.`}
          directory={directory}
        />
      </div>
      {data.log_until && (
        <p className={styles.quiet}>{t`The log speaks of days until ${formats.date(data.log_until)}.`}</p>
      )}
    </>
  );
}

// Points: by which rules they come, who leads, and the ledger of all of them.

import { useLingui } from "@lingui/react/macro";
import { IconCoins, IconPlus, IconRefresh } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { PointRule } from "../../../bindings/PointRule";
import { useActions } from "../../../shared/actions/use-actions";
import { Button } from "../../../shared/basics/Button";
import { EmptyState } from "../../../shared/basics/EmptyState";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { addDays, civilAt, dayOf } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { Page } from "../../../shared/page/Page";
import { showNote } from "../../../shared/toasts/toasts";
import { useDirectory } from "../use-directory";
import { Board } from "./Board";
import { draftOf, type RuleDraft } from "./draft";
import { Ledger } from "./Ledger";
import styles from "./Points.module.css";
import { Rules } from "./Rules";
import { Starters, useStarters } from "./Starters";
import { POINT_TABLES } from "./tables";

const RuleDialog = lazy(() => import("./RuleDialog"));

interface Editing {
  rule?: PointRule;
  begin: RuleDraft;
}

/** A rule begins so long ago, unless somebody says otherwise: what has happened lately counts. */
const USUAL_DAYS = 90;

export default function PointsPage() {
  const { t } = useLingui();
  const { uid: community, tz } = useCommunity();
  const directory = useDirectory();
  const [editing, edit] = useState<Editing | null>(null);
  const { data: rules, error } = useCall("point_rules", { community }, { on: POINT_TABLES });
  const { data: ledger } = useCall("points", { community, limit: 0 }, { on: POINT_TABLES });
  const count = useCount(community);
  const starters = useStarters();
  if (error) throw error;
  const from = addDays(dayOf(civilAt(Date.now(), tz)), 1 - USUAL_DAYS);
  const empty: RuleDraft = {
    name: "",
    source: { kind: "interaction", kinds: [] },
    points: 1,
    cap: "",
    cooldown: "",
    expires: "",
    from,
  };
  const make = (begin: Partial<RuleDraft> = {}) => edit({ begin: { ...empty, ...begin } });
  useActions([
    { id: "points.rule", title: t`New rule for points`, group: "edit", keys: "n", icon: IconPlus, run: () => make() },
    { id: "points.count", title: t`Count points now`, group: "edit", icon: IconRefresh, run: count.run },
  ]);
  const hasRules = rules !== undefined && rules.length > 0;
  return (
    <Page
      title={t`Points`}
      tools={
        <>
          {hasRules && (
            <Button look="quiet" size="small" icon={IconRefresh} busy={count.pending} onClick={count.run}>
              {t`Count points now`}
            </Button>
          )}
          <Button look="quiet" size="small" icon={IconPlus} onClick={() => make()}>
            {t`New rule`}
          </Button>
        </>
      }
    >
      {rules && ledger && directory.ready && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab
        <div className={`${styles.page} scroll`} tabIndex={0} role="region" aria-label={t`Points`}>
          {hasRules ? (
            <section aria-label={t`Rules`}>
              <header className={styles.head}>
                <h2>{t`Rules`}</h2>
              </header>
              <Rules rules={rules} onEdit={(rule) => edit({ rule, begin: draftOf(rule) })} />
            </section>
          ) : (
            <div className={styles.begin}>
              <EmptyState
                icon={IconCoins}
                sentence={t`Points thank people for what they do. Rules give them by the log, events and who was brought; by hand they are given with a reason.`}
                action={{ title: t`New rule`, run: () => make() }}
              />
              <Starters starters={starters} onChoose={make} />
            </div>
          )}
          {(hasRules || ledger.total > 0) && (
            <div className={styles.columns}>
              <Board rules={rules} directory={directory} />
              <Ledger />
            </div>
          )}
        </div>
      )}
      {editing && (
        <Suspense>
          <RuleDialog key={editing.rule?.uid ?? ""} {...editing} onClose={() => edit(null)} />
        </Suspense>
      )}
    </Page>
  );
}

/** What rules give is written when somebody says so: then it can be seen, and undone. */
function useCount(community: string) {
  const { t } = useLingui();
  const formats = useFormats();
  const settle = useWrite("points_settle", {
    onError: ({ details: { reason, count, limit } }) => {
      if (reason !== "too_many_entries") return false;
      const [wanted, most] = [formats.number(Number(count)), formats.number(Number(limit))];
      showNote(t`The rules would write ${wanted} entries at once, more than ${most}. Let them begin on a later day.`);
      return true;
    },
  });
  const run = () =>
    void settle.run({ community }, ({ given, expired }) => {
      const points = formats.number(given.points);
      const entries = formats.number(given.entries);
      if (given.entries + expired.entries === 0) return t`Counted: nothing has changed.`;
      if (expired.entries === 0) return t`Counted: ${points} points in ${entries} entries.`;
      return t`Counted: ${points} points in ${entries} entries; ${formats.number(-expired.points)} have expired.`;
    });
  return { run, pending: settle.pending };
}

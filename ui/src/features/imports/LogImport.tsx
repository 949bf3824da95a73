// An import of a log: a table of who did what and when. What it would add, and what in it cannot be read.

import { Plural, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ListKind } from "../../bindings/ListKind";
import type { LogFault } from "../../bindings/LogFault";
import type { LogReport } from "../../bindings/LogReport";
import type { Source } from "../../bindings/Source";
import { call } from "../../platform/call";
import type { CoreError } from "../../platform/core-error";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { CountLines } from "./CountLines";
import styles from "./ImportPage.module.css";
import { Holds } from "./TableOptions";
import { type TimeChoices, TimeQuestions } from "./TimeQuestions";

const NOTHING: TimeChoices = {};

export function useLog(source: Source | null) {
  const { uid: community } = useCommunity();
  const [chosen, setChosen] = useState<{ of: Source | null; choices: TimeChoices }>({ of: source, choices: {} });
  // What was said of one file is not said of the next.
  const choices = chosen.of === source ? chosen.choices : NOTHING;
  const look = useQuery({
    queryKey: ["log_import", community, source, choices],
    queryFn: ({ signal }) =>
      call("log_import", { community, source: source as Source, ...choices, dry_run: true }, undefined, signal),
    placeholderData: (before, query) => (query?.queryKey[2] === source ? before : undefined),
    enabled: source !== null,
    gcTime: 0,
    meta: { on: ["account", "channel", "import_batch"] },
  });
  const choose = (more: TimeChoices) => setChosen({ of: source, choices: { ...choices, ...more } });
  return { source, choices, choose, found: look.data, waiting: look.isFetching, error: look.error as CoreError | null };
}

export type LogState = ReturnType<typeof useLog>;

interface LogImportProps {
  state: LogState;
  onKind: (kind: ListKind) => void;
}

export function LogImport({ state, onKind }: LogImportProps) {
  const { found } = state;
  if (!found) return <Skeleton rows={8} />;
  return (
    <div className={`${styles.begin} scroll`}>
      <LogFound found={found} state={state} onKind={onKind} />
    </div>
  );
}

function LogFound({ found, state, onKind }: LogImportProps & { found: LogReport }) {
  const { t } = useLingui();
  const faults: Record<LogFault, string> = {
    not_a_time: t`no time; left out`,
    no_member: t`nobody named; left out`,
  };
  const lines = [
    { title: t`Rows`, count: found.rows },
    { title: t`New in the log`, count: found.added },
    { title: t`In the log already`, count: found.known },
    { title: t`Not assigned`, count: found.strangers },
    { title: t`Groups to add`, count: found.channels.length },
  ];
  const asks = found.zone !== null || found.order_unclear || state.choices !== NOTHING;
  const problems = Object.values(found.problem_counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return (
    <div className={styles.choose}>
      <p>{t`A log: who did what, and when. Rows that are known already are not added again.`}</p>
      <section className={`${styles.part} ${styles.log}`}>
        <Holds kind="log" onKind={onKind} />
        {asks && (
          <TimeQuestions
            choices={state.choices}
            choose={state.choose}
            zone={found.zone}
            before={found.zone_before}
            unclear={found.order_unclear}
          />
        )}
      </section>
      <section className={`${styles.part} ${styles.log}`}>
        <CountLines lines={lines} />
      </section>
      {problems > 0 && (
        <section className={`${styles.part} ${styles.log}`}>
          <h2 className={styles.bad}>
            <Plural value={problems} one="# problem" other="# problems" />
          </h2>
          <ul className={styles.problems}>
            {found.problems.slice(0, 100).map(({ row, fault, text }) => (
              <li key={row}>
                <span>{t`Row ${row}`}</span>
                <span>
                  {faults[fault]} <bdi>{text}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

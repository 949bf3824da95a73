// Rules to begin with: each opens the dialog filled in.

import { useLingui } from "@lingui/react/macro";
import type { RuleDraft } from "./draft";
import styles from "./Points.module.css";
import { useSourceWords } from "./use-source-words";

type Starter = Pick<RuleDraft, "name" | "source" | "cap"> & { points: number };

export function useStarters(): Starter[] {
  const { t } = useLingui();
  return [
    { name: t`Messages`, source: { kind: "interaction", kinds: ["message", "reply"] }, points: 1, cap: 5 },
    {
      name: t`Check-ins seven days on end`,
      source: { kind: "streak", kinds: ["check-in"], days: 7 },
      points: 10,
      cap: "",
    },
    { name: t`Came to an event`, source: { kind: "attendance" }, points: 10, cap: "" },
    { name: t`Brought somebody`, source: { kind: "referral" }, points: 20, cap: "" },
  ];
}

export function Starters({ starters, onChoose }: { starters: Starter[]; onChoose: (starter: Starter) => void }) {
  const { t } = useLingui();
  const words = useSourceWords();
  return (
    <ul aria-label={t`Rules to begin with`} className={styles.starters}>
      {starters.map((starter) => {
        const { name, source, points, cap } = starter;
        const says = { source, points, daily_cap: cap === "" ? null : cap, cooldown_hours: null, expires_days: null };
        return (
          <li key={name}>
            <button type="button" onClick={() => onChoose(starter)}>
              <b>{name}</b>
              <span className={styles.quiet}>{words(says)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

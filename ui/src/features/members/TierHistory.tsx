// Why a member stands on the tier, and how they came there: every move, by hand, rule or import, with its reason.

import { useLingui } from "@lingui/react/macro";
import { IconStairs } from "@tabler/icons-react";
import { useState } from "react";
import type { MemberRow } from "../../bindings/MemberRow";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useFormats } from "../../shared/format/formats";
import styles from "./MemberRecord.module.css";
import { TierDialog } from "./TierDialog";
import { hasRules, Standing } from "./tiers/Standing";
import type { Directory } from "./use-directory";
import type { MemberWrites } from "./use-member-writes";

interface TierHistoryProps {
  row: MemberRow;
  directory: Directory;
  writes: MemberWrites;
}

export function TierHistory({ row, directory, writes }: TierHistoryProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const [moving, setMoving] = useState(false);
  const { data: moves = [] } = useCall("tier_history", { member: row.uid }, { on: ["tier_move", "tier", "member"] });
  const none = t`No tier`;
  const how = (move: string) =>
    ({ import: t`by import`, rule: t`by rule`, review: t`at a review` })[move] ?? t`by hand`;
  return (
    <>
      {directory.ladders.filter(hasRules).map((ladder) => (
        <Standing key={ladder.uid} row={row} ladder={ladder} directory={directory} />
      ))}
      <ul className={styles.list}>
        {moves.map(({ from, to, at, how: by, reason }) => (
          <li key={`${at} ${to}`}>
            <bdi title={reason ?? undefined}>
              {`${directory.tierOf(from)?.name ?? none} → ${directory.tierOf(to)?.name ?? none}`}
              {reason && <span className={styles.small}>{` · ${reason}`}</span>}
            </bdi>
            <span className={styles.small}>{how(by)}</span>
            <span className={styles.small}>{formats.instant(at, tz)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <span />
        <Button size="small" icon={IconStairs} onClick={() => setMoving(true)}>
          {t`Move with a reason`}
        </Button>
      </div>
      {moving && (
        <TierDialog
          directory={directory}
          count={1}
          onClose={() => setMoving(false)}
          onSave={(change) => void writes.setTier({ kind: "these", uids: [row.uid] }, 1, change)}
        />
      )}
    </>
  );
}

// How a member came to the tier: every move, by hand or import, with its reason.

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
  return (
    <>
      <ul className={styles.list}>
        {moves.map(({ from, to, at, how, reason }) => (
          <li key={`${at} ${to}`}>
            <bdi title={reason ?? undefined}>
              {`${directory.tierOf(from)?.name ?? none} → ${directory.tierOf(to)?.name ?? none}`}
              {reason && <span className={styles.small}>{` · ${reason}`}</span>}
            </bdi>
            <span className={styles.small}>{how === "import" ? t`by import` : t`by hand`}</span>
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
          onSave={(tier, reason) => void writes.setTier({ kind: "these", uids: [row.uid] }, 1, tier, reason)}
        />
      )}
    </>
  );
}

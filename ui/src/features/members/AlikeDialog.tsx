// Members who are probably one person, with the reason: made one, which is undone like everything else, or kept apart for good.

import { Plural, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { AlikeMember } from "../../bindings/AlikeMember";
import type { AlikePair } from "../../bindings/AlikePair";
import type { AlikeReason } from "../../bindings/AlikeReason";
import { call } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { Button } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { Dialog } from "../../shared/dialog/Dialog";
import { showError } from "../../shared/toasts/toasts";
import { sayDone } from "../../shared/toasts/undo-offer";
import styles from "./AlikeDialog.module.css";
import { useDirectory } from "./use-directory";

export default function AlikeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const { data: found } = useCall(
    "members_alike",
    { community },
    { on: ["member", "account", "member_apart"], keep: true },
  );
  const [busy, setBusy] = useState(false);
  const decide = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch((fault) => showError(CoreError.from(fault)));
    setBusy(false);
  };
  const merge = ({ one, other }: AlikePair) =>
    decide(async () => {
      await call("members_merge", { from: other.uid, into: one.uid });
      await sayDone("members_merge", t`${one.name} is one member now`);
    });
  const keepApart = ({ one, other }: AlikePair) =>
    decide(async () => {
      await call("members_keep_apart", { one: one.uid, other: other.uid });
      await sayDone("members_keep_apart", t`Kept apart`);
    });
  return (
    <Dialog title={t`Who could be one person`} width={640} onClose={onClose}>
      {!found ? (
        <Skeleton rows={4} />
      ) : found.pairs.length === 0 ? (
        <p
          className={styles.none}
        >{t`Nobody here looks like somebody else: no phone number, no mail address and no name stands twice.`}</p>
      ) : (
        <ul className={styles.pairs}>
          {found.pairs.map((pair) => (
            <Pair
              key={`${pair.one.uid} ${pair.other.uid}`}
              pair={pair}
              busy={busy}
              onMerge={() => void merge(pair)}
              onKeep={() => void keepApart(pair)}
            />
          ))}
        </ul>
      )}
      {found && found.more > 0 && (
        <p className={styles.none}>
          <Plural
            value={found.more}
            one="# more pair comes up as these are settled."
            other="# more pairs come up as these are settled."
          />
        </p>
      )}
      {found && found.frequent_names > 0 && (
        <p className={styles.none}>
          <Plural
            value={found.frequent_names}
            one="# name is borne by so many that it says nothing."
            other="# names are borne by so many that they say nothing."
          />
        </p>
      )}
    </Dialog>
  );
}

interface PairProps {
  pair: AlikePair;
  busy: boolean;
  onMerge: () => void;
  onKeep: () => void;
}

function Pair({ pair, busy, onMerge, onKeep }: PairProps) {
  const { t } = useLingui();
  const reasons: Record<AlikeReason, string> = {
    phone: t`the same phone number`,
    email: t`the same mail address`,
    handle: t`the same account name on different platforms`,
    name: t`the same name on different platforms`,
  };
  return (
    <li>
      <span className={styles.who}>
        <Who member={pair.one} />
        <Who member={pair.other} />
        <span className={styles.reason}>{pair.reasons.map((reason) => reasons[reason]).join(" · ")}</span>
      </span>
      <Button size="small" disabled={busy} onClick={onKeep}>{t`Two people`}</Button>
      <Button size="small" look="primary" disabled={busy} onClick={onMerge}>{t`One person`}</Button>
    </li>
  );
}

function Who({ member }: { member: AlikeMember }) {
  const { platformName } = useDirectory();
  return (
    <span>
      <bdi>{member.name}</bdi>
      {member.platforms.length > 0 && (
        <span className={styles.reason}>{` · ${member.platforms.map(platformName).join(" · ")}`}</span>
      )}
    </span>
  );
}

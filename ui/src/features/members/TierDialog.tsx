// Putting members on a tier by hand, with the reason that their history keeps. The first use makes the ladder.

import { useLingui } from "@lingui/react/macro";
import { Select, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { civilAt, dayOf } from "../../shared/format/civil";
import { DateField } from "../../shared/plan/DateField";
import styles from "./Forms.module.css";
import { hasRules } from "./tiers/Standing";
import type { Directory } from "./use-directory";
import { memberCount } from "./use-member-writes";

interface TierDialogProps {
  directory: Directory;
  count: number;
  onClose: () => void;
  onSave: (move: TierChange) => void;
}

export interface TierChange {
  /** On none when null. */
  tier: string | null;
  reason?: string;
  /** The last day on which rules leave them there. */
  until?: string;
}

const NO_TIER = "-";

export function TierDialog({ directory, count, onClose, onSave }: TierDialogProps) {
  const { t } = useLingui();
  const [tier, setTier] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<string | null>(null);
  const { tz } = useCommunity();
  const ruled = directory.ladders.some((ladder) => hasRules(ladder));
  if (directory.tiers.length === 0) return <LadderDialog onClose={onClose} />;
  const save = () => {
    if (tier === null) return;
    onSave({ tier: tier === NO_TIER ? null : tier, reason: reason.trim() || undefined, until: until ?? undefined });
    onClose();
  };
  return (
    <Dialog
      title={t`Tier of ${memberCount(count)}`}
      onClose={onClose}
      onSubmit={save}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit disabled={tier === null}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <Select
          label={t`Tier`}
          data-autofocus
          data={[
            ...directory.ladders.map((ladder) => ({
              group: ladder.name,
              items: ladder.tiers.toReversed().map(({ uid, name }) => ({ value: uid, label: name })),
            })),
            { value: NO_TIER, label: t`No tier` },
          ]}
          value={tier}
          onChange={setTier}
        />
        <TextInput
          label={t`Reason`}
          placeholder={t`Kept in the history of each member`}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {ruled && (
          <DateField
            label={t`Rules leave them there until`}
            placeholder={t`they are left to the rules again`}
            value={until}
            min={dayOf(civilAt(Date.now(), tz))}
            clearable
            onChange={setUntil}
          />
        )}
      </div>
    </Dialog>
  );
}

/** No community begins with tiers: they are named when they are first wanted. */
export function LadderDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const [tiers, setTiers] = useState([t`Newcomer`, t`Regular`, t`Core`]);
  const write = useWrite("ladder_add");
  const save = async () => {
    if (tiers.length > 0 && (await write.run({ community, name: t`Tiers`, tiers }, t`Tiers made`))) onClose();
  };
  return (
    <Dialog
      title={t`Tiers of this community`}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={write.pending} disabled={tiers.length === 0}>
            {t`Make tiers`}
          </Button>
        </>
      }
    >
      <TagsInput
        label={t`From the lowest to the highest`}
        description={t`Enter after each name.`}
        data-autofocus
        value={tiers}
        onChange={setTiers}
      />
    </Dialog>
  );
}

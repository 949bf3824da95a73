import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useState } from "react";
import type { Tag } from "../../bindings/Tag";
import { Button } from "../../shared/basics/Button";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import styles from "./Settings.module.css";

interface MergeTagDialogProps {
  tag: Tag;
  /** The one that is chosen already. */
  into?: Tag;
  others: readonly Tag[];
  onClose: () => void;
}

/** Which tag takes the place of this one. Whoever bore it bears the other; saved filters follow. */
export function MergeTagDialog({ tag, into: meant, others, onClose }: MergeTagDialogProps) {
  const { t } = useLingui();
  const merge = useWrite("tags_merge");
  const choices = others.filter(({ uid }) => uid !== tag.uid);
  const [into, choose] = useState<string | null>(meant?.uid ?? null);
  const chosen = choices.find(({ uid }) => uid === into);
  const run = async () => {
    if (!chosen) return;
    const done = await merge.run({ from: [tag.uid], into: chosen.uid }, t`${tag.name} is now ${chosen.name}`);
    if (done) onClose();
  };
  return (
    <Dialog
      title={t`Merge “${tag.name}” into…`}
      onClose={onClose}
      onSubmit={() => void run()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={merge.pending} disabled={!chosen}>
            {t`Merge`}
          </Button>
        </>
      }
    >
      <Select
        label={t`Tag that stays`}
        // Taking the focus it opens its list over the buttons: only where something is still to be chosen.
        data-autofocus={meant ? undefined : true}
        searchable
        data={choices.map(({ uid, name }) => ({ value: uid, label: name }))}
        value={into}
        onChange={choose}
      />
      <p
        className={styles.note}
      >{t`Everything that bears “${tag.name}” bears the other tag instead. Saved filters follow.`}</p>
    </Dialog>
  );
}

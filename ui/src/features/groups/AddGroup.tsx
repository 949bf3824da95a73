// One more group. Only its name is asked for; platform and account are those of the group before it.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ChannelKind } from "../../bindings/ChannelKind";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { useOpen } from "../../shared/navigation";
import styles from "./Forms.module.css";
import { useGroups } from "./use-groups";
import { KIND_WORDS, KINDS } from "./words";

export function AddGroup({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { uid: community } = useCommunity();
  const open = useOpen();
  const { rows } = useGroups();
  const last = rows.at(-1);
  const [name, setName] = useState("");
  const [kind, setKind] = useState<ChannelKind>(last?.kind ?? "wechat_group");
  const write = useWrite("channels_add");
  const save = async () => {
    if (name.trim() === "") return;
    const group = { name: name.trim(), kind, account: last?.kind === kind ? last.account : null, tags: [] };
    const made = await write.run({ community, channels: [group] }, t`${group.name} added`);
    if (!made) return;
    onClose();
    if (made[0]) open({ kind: "channel", uid: made[0] });
  };
  return (
    <Dialog
      title={t`New group`}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={write.pending} disabled={name.trim() === ""}>
            {t`Add`}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <TextInput
          label={t`Name`}
          data-autofocus
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t`Platform`}
          data={KINDS.map((value) => ({ value, label: i18n._(KIND_WORDS[value]) }))}
          value={kind}
          onChange={(value) => value && setKind(value as ChannelKind)}
        />
      </div>
    </Dialog>
  );
}

// Channels for many items at once: added to what each of them has, or taken away.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { ChannelsField } from "../../shared/channels/ChannelsField";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { Field } from "../../shared/page/Drawer";

export function ChannelsDialog({ uids, onClose }: { uids: string[]; onClose: () => void }) {
  const { t } = useLingui();
  const setting = useWrite("contents_channels_set");
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const count = uids.length;
  const nothing = add.length + remove.length === 0;
  const save = async () => {
    if (!nothing && (await setting.run({ uids, add, remove }, t`Channels of ${count} changed`))) onClose();
  };
  return (
    <Dialog
      title={t`Channels of ${count} items`}
      width={460}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={setting.pending} disabled={nothing}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <Field label={t`Add`}>
        <ChannelsField value={add} onChange={setAdd} />
      </Field>
      <Field label={t`Take away`}>
        <ChannelsField value={remove} onChange={setRemove} />
      </Field>
    </Dialog>
  );
}

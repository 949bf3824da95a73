// One more member. Only the name is asked for; the rest is filled in where they stand open.

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useOpen } from "../../shared/navigation";

export function AddMember({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community, tz } = useCommunity();
  const open = useOpen();
  const [name, setName] = useState("");
  const write = useWrite("member_add");
  const save = async () => {
    const said = name.trim();
    if (said === "") return;
    const joined_on = dayOf(civilAt(Date.now(), tz));
    const made = await write.run(
      { community, name: said, joined_on, birthday_lunar: false, tags: [], channels: [], custom: {} },
      t`${said} added`,
    );
    if (!made) return;
    onClose();
    open({ kind: "member", uid: made.row.uid });
  };
  return (
    <Dialog
      title={t`New member`}
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
      <TextInput
        label={t({ message: "Name", context: "person" })}
        data-autofocus
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Dialog>
  );
}

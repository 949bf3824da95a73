// "New community" on every page: one field, the rest as the present community has it.

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { IconBuildingCommunity } from "@tabler/icons-react";
import { useState } from "react";
import { setPreference } from "../../platform/preferences";
import { useActions } from "../../shared/actions/use-actions";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";

export default function NewCommunity() {
  const { t } = useLingui();
  const { tz, scale } = useCommunity();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const add = useWrite("community_add");
  useActions([
    {
      id: "community.add",
      title: t`New community`,
      group: "create",
      keywords: t({ message: "community add", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconBuildingCommunity,
      run: () => setOpen(true),
    },
  ]);
  const close = () => {
    setOpen(false);
    setName("");
  };
  const create = async () => {
    const made = await add.run({ name: name.trim(), tz, scale }, t`Created: ${name.trim()}`);
    if (!made) return;
    setPreference("community", made.uid);
    close();
  };
  if (!open) return null;
  return (
    <Dialog
      title={t`New community`}
      onClose={close}
      onSubmit={() => name.trim() && void create()}
      footer={
        <>
          <Button onClick={close}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={add.pending} disabled={!name.trim()}>
            {t`Create`}
          </Button>
        </>
      }
    >
      <TextInput
        label={t`What is your community called?`}
        data-autofocus
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Dialog>
  );
}

// The accounts of a member on the platforms: the id that never changes, and the name there.

import { useLingui } from "@lingui/react/macro";
import { Select, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { MemberRow } from "../../bindings/MemberRow";
import { Button, IconButton } from "../../shared/basics/Button";
import { useWrite } from "../../shared/data/use-write";
import styles from "./MemberRecord.module.css";
import { PLATFORM_WORDS } from "./platforms";
import type { Directory } from "./use-directory";

export function Accounts({ row, directory }: { row: MemberRow; directory: Directory }) {
  const { t } = useLingui();
  const [platform, setPlatform] = useState("wechat");
  const [id, setId] = useState("");
  const add = useWrite("account_add");
  const remove = useWrite("account_remove");
  const save = async () => {
    const external_id = id.trim();
    if (external_id === "") return;
    const said = t`Account added to ${row.name}`;
    if (await add.run({ member: row.uid, platform, external_id }, said)) setId("");
  };
  return (
    <>
      <ul className={styles.list}>
        {row.accounts.map((account) => (
          <li key={account.uid}>
            <span className={styles.small}>{directory.platformName(account.platform)}</span>
            <bdi className="selectable">{account.handle ?? account.external_id}</bdi>
            {account.handle && account.external_id && (
              <span className={`${styles.small} selectable`}>{account.external_id}</span>
            )}
            <IconButton
              icon={IconTrash}
              size={14}
              label={t`Take this account away`}
              hint="left"
              onClick={() => void remove.run({ uid: account.uid }, t`Account taken from ${row.name}`)}
            />
          </li>
        ))}
      </ul>
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Select
          aria-label={t`Platform`}
          w={128}
          data={Object.keys(PLATFORM_WORDS).map((value) => ({ value, label: directory.platformName(value) }))}
          value={platform}
          onChange={(value) => value && setPlatform(value)}
        />
        <TextInput
          aria-label={t`Id on that platform`}
          placeholder={t`Id on that platform`}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <Button submit disabled={id.trim() === ""} busy={add.pending}>
          {t`Add`}
        </Button>
      </form>
    </>
  );
}

// A field of the community's own: a new column of the table.

import { useLingui } from "@lingui/react/macro";
import { Select, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FieldKind } from "../../bindings/FieldKind";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import styles from "./Forms.module.css";

export function FieldDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<FieldKind>("text");
  const [options, setOptions] = useState<string[]>([]);
  const write = useWrite("field_add");
  const complete = name.trim() !== "" && (kind !== "choice" || options.length > 0);
  const save = async () => {
    const kept = name.trim();
    if (complete && (await write.run({ community, name: kept, kind, options }, t`Field “${kept}” made`))) onClose();
  };
  return (
    <Dialog
      title={t`New field of members`}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={write.pending} disabled={!complete}>
            {t`Make the field`}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <TextInput
          label={t`Name`}
          placeholder={t`City, company, size …`}
          data-autofocus
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t`Holds`}
          data={[
            { value: "text", label: t`Text` },
            { value: "number", label: t`Number` },
            { value: "date", label: t`Date` },
            { value: "choice", label: t`One of several` },
          ]}
          value={kind}
          onChange={(value) => value && setKind(value as FieldKind)}
        />
        {kind === "choice" && (
          <TagsInput label={t`Which`} description={t`Enter after each.`} value={options} onChange={setOptions} />
        )}
      </div>
    </Dialog>
  );
}

// Saved filters with how many members each chooses now: choose one, keep the present one, replace one.

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { IconBookmark, IconBookmarkPlus, IconSettings } from "@tabler/icons-react";
import { useState } from "react";
import type { Filter } from "../../bindings/Filter";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { useFormats } from "../../shared/format/formats";
import { openMenu } from "../../shared/menu/menu";
import { useGo } from "../../shared/navigation";
import type { MembersAddress } from "./address";
import { MEMBER_TABLES } from "./use-directory";

interface SegmentsButtonProps {
  address: MembersAddress;
  onChoose: (filter: Filter) => void;
}

export function SegmentsButton({ address, onChoose }: SegmentsButtonProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community } = useCommunity();
  const { data: segments = [] } = useCall("segments", { community }, { on: ["segment", ...MEMBER_TABLES] });
  const [naming, setNaming] = useState(false);
  const go = useGo();
  const replace = useWrite("segment_edit");

  const present = JSON.stringify(address.f);
  const current = segments.find(({ filter }) => JSON.stringify(filter) === present);
  const { f } = address;
  if (segments.length === 0 && !f) return null;
  const open = (at: HTMLElement) =>
    openMenu(at, t`Saved filters`, [
      segments.map(({ uid, name, members, filter }) => ({
        id: uid,
        title: name,
        note: members === null ? t`a field is gone` : formats.number(members),
        checked: uid === current?.uid,
        run: () => onChoose(filter),
      })),
      f && !current
        ? [
            { id: "save", title: t`Save this filter`, icon: IconBookmarkPlus, run: () => setNaming(true) },
            ...segments.map(({ uid, name }) => ({
              id: `replace-${uid}`,
              title: t`Replace “${name}” by this filter`,
              run: () => void replace.run({ uid, filter: f }, t`“${name}” replaced`),
            })),
          ]
        : [],
      segments.length > 0
        ? [
            {
              id: "manage",
              title: t`Rename or remove…`,
              icon: IconSettings,
              run: () => go("/settings", { section: "fields" }),
            },
          ]
        : [],
    ]);
  return (
    <>
      <Button look="quiet" size="small" icon={IconBookmark} onClick={(event) => open(event.currentTarget)}>
        {current?.name ?? t`Saved filters`}
      </Button>
      {naming && f && <NameDialog filter={f} onClose={() => setNaming(false)} />}
    </>
  );
}

function NameDialog({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const [name, setName] = useState("");
  const write = useWrite("segment_add");
  const save = async () => {
    const kept = name.trim();
    if (kept !== "" && (await write.run({ community, name: kept, filter }, t`“${kept}” saved`))) onClose();
  };
  return (
    <Dialog
      title={t`Save this filter`}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={write.pending} disabled={name.trim() === ""}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <TextInput
        label={t`Name`}
        data-autofocus
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Dialog>
  );
}

// The filter builder: conditions that all or any must be met, and groups of them inside each other. The page behind follows
// while it is built; the count says how many are left.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Filter } from "../../bindings/Filter";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { Dialog } from "../../shared/dialog/Dialog";
import { complete, filterOf, type Group, groupOf } from "./conditions";
import styles from "./FilterDialog.module.css";
import { FilterGroup } from "./FilterGroup";
import { type Directory, MEMBER_TABLES } from "./use-directory";
import { memberCount } from "./use-member-writes";

interface FilterDialogProps {
  directory: Directory;
  filter: Filter | undefined;
  onClose: () => void;
  onChange: (filter: Filter | undefined) => void;
}

export function FilterDialog({ directory, filter, onClose, onChange }: FilterDialogProps) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const [draft, setDraft] = useState<Group>(() => begun(filter));
  const asked = complete(filterOf(draft)) ?? undefined;
  const { data } = useCall(
    "members_count",
    { kind: "matching", community, filter: asked, except: [] },
    { on: MEMBER_TABLES, keep: true },
  );
  const save = () => {
    onChange(asked);
    onClose();
  };
  return (
    <Dialog
      title={t`Filter members`}
      width={720}
      onClose={onClose}
      onSubmit={save}
      footer={
        <>
          <Button look="quiet" disabled={draft.of.length === 0} onClick={() => setDraft(begun(undefined))}>
            {t`Clear all`}
          </Button>
          <span className={styles.gap} />
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit>
            {data ? t`Show ${memberCount(data.total)}` : t`Show members`}
          </Button>
        </>
      }
    >
      <FilterGroup directory={directory} purpose="list" group={draft} depth={0} onChange={setDraft} />
    </Dialog>
  );
}

function begun(filter: Filter | undefined): Group {
  return (filter && groupOf(filter)) ?? { join: "all", least: 2, of: filter ? [filter] : [] };
}

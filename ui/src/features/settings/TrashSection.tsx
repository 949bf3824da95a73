// The trash: what was deleted, when and by whom. Everything in it can come back for thirty days, one by one or many at once.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import { IconArrowBackUp, IconTrash, IconTrashX } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { EmptyTrash } from "../../bindings/EmptyTrash";
import type { TrashItem } from "../../bindings/TrashItem";
import type { TrashKind } from "../../bindings/TrashKind";
import { Button } from "../../shared/basics/Button";
import { EmptyState } from "../../shared/basics/EmptyState";
import { type Kind, KindMark } from "../../shared/basics/KindMark";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { useFormats } from "../../shared/format/formats";
import { SelectionBar } from "../../shared/page/SelectionBar";
import { useOperators } from "../../shared/people/use-operators";
import { useNow } from "../../shared/use-now";
import styles from "./Settings.module.css";

const ON = ["community", "channel", "member", "content", "activity", "task", "operator"] as const;
const DAY = 86_400_000;

const MARKS: Record<TrashKind, Kind> = {
  community: "community",
  channel: "channel",
  member: "member",
  content: "content",
  activity: "activity",
  task: "task",
};

export function TrashSection() {
  const { t } = useLingui();
  const community = useCommunity().uid;
  const { data } = useCall("trash", { community }, { on: ON, keep: true });
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [ending, end] = useState<Ending | null>(null);
  const restore = useWrite("trash_restore");
  const items = data?.items ?? [];
  // What came back or ended meanwhile is not chosen any more.
  const selected = useMemo(() => items.filter(({ uid }) => chosen.has(uid)), [items, chosen]);

  // Whole communities stand here, too, since they have no trash of their own; emptying this one's leaves them.
  const ofCommunity = (data?.total ?? 0) - items.filter(({ kind }) => kind === "community").length;

  const takeOut = async (back: TrashItem[]) => {
    const [first] = back;
    const said =
      back.length === 1
        ? t`Restored: ${first?.title || t`Untitled`}`
        : t`${plural(back.length, { one: "# record restored", other: "# records restored" })}`;
    await restore.run({ items: back.map(({ kind, uid }) => ({ kind, uid })) }, said);
  };

  if (!data) return <Skeleton rows={6} height={40} />;
  if (items.length === 0) {
    return (
      <EmptyState
        icon={IconTrash}
        sentence={t`Nothing was deleted. What is goes here first and can be taken back for 30 days.`}
      />
    );
  }
  return (
    <>
      <div className={styles.trashHead}>
        <Checkbox
          size="xs"
          aria-label={t`Select all`}
          checked={selected.length === items.length}
          indeterminate={selected.length > 0 && selected.length < items.length}
          onChange={(event) => choose(new Set(event.currentTarget.checked ? items.map(({ uid }) => uid) : []))}
        />
        <p className={styles.grow}>{t`What lies here longer than 30 days ends by itself.`}</p>
        {ofCommunity > 0 && (
          <Button icon={IconTrashX} onClick={() => end({ count: ofCommunity, which: { all_of: community } })}>
            {t`Empty the trash…`}
          </Button>
        )}
      </div>
      <ul className={styles.list}>
        {items.map((item) => (
          <TrashRow
            key={item.uid}
            item={item}
            chosen={chosen.has(item.uid)}
            onChoose={(on) => choose(chosenWith(chosen, item.uid, on))}
            onRestore={() => void takeOut([item])}
          />
        ))}
      </ul>
      {data.total > items.length && (
        <p className={styles.quiet}>{t`The newest ${items.length} of ${data.total} are shown.`}</p>
      )}
      {selected.length > 0 && (
        <SelectionBar
          count={t`${selected.length} selected`}
          onClear={() => choose(new Set())}
          actions={[
            {
              id: "trash.restore",
              title: t`Restore`,
              group: "edit",
              icon: IconArrowBackUp,
              run: () => void takeOut(selected),
            },
            {
              id: "trash.end",
              title: t`Delete for good…`,
              group: "edit",
              icon: IconTrashX,
              run: () =>
                end({ count: selected.length, which: { items: selected.map(({ kind, uid }) => ({ kind, uid })) } }),
            },
          ]}
        />
      )}
      {ending && <EndDialog {...ending} onClose={() => end(null)} />}
    </>
  );
}

function chosenWith(chosen: ReadonlySet<string>, uid: string, on: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  if (on) next.add(uid);
  else next.delete(uid);
  return next;
}

interface TrashRowProps {
  item: TrashItem;
  chosen: boolean;
  onChoose: (on: boolean) => void;
  onRestore: () => void;
}

function TrashRow({ item, chosen, onChoose, onRestore }: TrashRowProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const operators = useOperators();
  const now = useNow();
  const { kind, title, deleted_at, ends_at, deleted_by } = item;
  const name = title || t`Untitled`;
  const who = deleted_by && !operators.alone ? `${operators.nameOf(deleted_by)} · ` : "";
  const days = Math.ceil((ends_at - now) / DAY);
  return (
    <li>
      <Checkbox
        size="xs"
        aria-label={t`Select ${name}`}
        checked={chosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <KindMark kind={MARKS[kind]} />
      <bdi className={styles.name} title={name}>
        {name}
      </bdi>
      <span className={styles.quiet}>{`${who}${formats.ago(deleted_at, now)}`}</span>
      <span className={styles.left} data-soon={days <= 3}>
        {days > 0 ? t`${plural(days, { one: "# day left", other: "# days left" })}` : t`ends today`}
      </span>
      <Button size="small" onClick={onRestore}>
        {t`Restore`}
      </Button>
    </li>
  );
}

/** What is about to end: records by name, or all there are, also beyond those that are shown. */
interface Ending {
  count: number;
  which: EmptyTrash;
}

function EndDialog({ count, which, onClose }: Ending & { onClose: () => void }) {
  const { t } = useLingui();
  const empty = useWrite("trash_empty");
  const run = async () => {
    const said = t`${plural(count, { one: "# record deleted for good", other: "# records deleted for good" })}`;
    const done = await empty.run(which, said);
    if (done) onClose();
  };
  return (
    <Dialog
      title={t`Delete for good`}
      onClose={onClose}
      onSubmit={() => void run()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="danger" submit busy={empty.pending}>
            {t`Delete for good`}
          </Button>
        </>
      }
    >
      <p>
        {t`${plural(count, {
          one: "# record goes with everything that belongs to it: its texts, dates and history in groups.",
          other: "# records go with everything that belongs to them: their texts, dates and history in groups.",
        })}`}
      </p>
      <p className={styles.quiet}>{t`Right afterwards it can still be taken back with Undo.`}</p>
    </Dialog>
  );
}

// The ledger, the newest entry first. Nothing in it is changed; what was wrong is taken back by another entry.

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { IconArrowBackUp, IconExternalLink } from "@tabler/icons-react";
import { useState } from "react";
import type { ListPoints } from "../../../bindings/ListPoints";
import type { PointEntry } from "../../../bindings/PointEntry";
import type { Uid } from "../../../bindings/Uid";
import { Button, IconButton } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { AskDialog } from "../../../shared/dialog/AskDialog";
import { useFormats } from "../../../shared/format/formats";
import { contextMenu } from "../../../shared/menu/menu";
import { useOpen } from "../../../shared/navigation";
import styles from "./Points.module.css";
import { POINT_TABLES } from "./tables";
import { useEntryWords } from "./use-entry-words";

/** So many more at each press. */
const PAGE = 50;

export function Ledger() {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community } = useCommunity();
  const { data, error } = useCall("points", { community, limit: 0 }, { on: POINT_TABLES, keep: true });
  if (error) throw error;
  if (!data || data.total === 0) return null;
  return (
    <section aria-label={t`Ledger`}>
      <header className={styles.head}>
        <h2>{t`Ledger`}</h2>
        <span className={styles.quiet}>
          {t`${formats.number(data.total)} entries, ${formats.number(data.balance)} points in all`}
        </span>
      </header>
      <Entries total={data.total} />
    </section>
  );
}

interface EntriesProps {
  /** Of one member alone: then it is not said whose they are. */
  member?: Uid;
  /** How many there are. */
  total: number;
  /** How many are shown at first. */
  few?: number;
}

export function Entries({ member, total, few = PAGE }: EntriesProps) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const [asked, ask] = useState<PointEntry | null>(null);
  const [more, setMore] = useState(0);
  const named = member === undefined;
  // Part by part: the core hands out no more than a thousand at once, and ledgers grow longer.
  const parts: ListPoints[] = [
    { community, member, limit: few },
    ...Array.from({ length: more }, (_, at) => ({ community, member, offset: few + at * PAGE, limit: PAGE })),
  ];
  return (
    <>
      <table className={`${styles.table} ${styles.ledger}`}>
        <thead>
          <tr>
            <th scope="col">{t`Day`}</th>
            {named && <th scope="col">{t`Member`}</th>}
            <th scope="col" className={styles.number}>{t`Points`}</th>
            <th scope="col" className={styles.why}>{t`Why`}</th>
            <td />
          </tr>
        </thead>
        {parts.map((part) => (
          <Part key={part.offset ?? 0} part={part} named={named} onTakeBack={ask} />
        ))}
      </table>
      {few + more * PAGE < total && (
        <Button look="quiet" size="small" onClick={() => setMore(more + 1)}>
          {t`Older entries`}
        </Button>
      )}
      {asked && <TakeBack entry={asked} onClose={() => ask(null)} />}
    </>
  );
}

interface PartProps {
  part: ListPoints;
  named: boolean;
  onTakeBack: (entry: PointEntry) => void;
}

function Part({ part, named, onTakeBack }: PartProps) {
  const { data, error } = useCall("points", part, { on: POINT_TABLES, keep: true });
  if (error) throw error;
  return (
    <tbody>
      {data?.entries.map((entry) => (
        <Entry key={entry.uid} entry={entry} named={named} onTakeBack={() => onTakeBack(entry)} />
      ))}
    </tbody>
  );
}

function Entry({ entry, named, onTakeBack }: { entry: PointEntry; named: boolean; onTakeBack: () => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const { reason, kind } = useEntryWords()(entry);
  const { member, name, points, on, expires_on, reversed_by } = entry;
  const isOpen = reversed_by === null && entry.kind !== "reversal";
  const until = expires_on && t`valid until ${formats.date(expires_on)}`;
  const show = { id: "open", title: name, icon: IconExternalLink, run: () => open({ kind: "member", uid: member }) };
  const back = { id: "back", title: t`Take it back`, icon: IconArrowBackUp, run: onTakeBack };
  return (
    <tr
      data-reversed={reversed_by !== null || undefined}
      onContextMenu={(event) => contextMenu(event, name, isOpen ? [[show], [back]] : [[show]])}
    >
      <td className={styles.day}>{formats.date(on)}</td>
      {named && (
        <td>
          <button type="button" className={styles.name} onClick={show.run}>
            <bdi>{name}</bdi>
          </button>
        </td>
      )}
      <td className={`${styles.number} figure`} data-less={points < 0 || undefined}>
        {points > 0 ? `+${formats.number(points)}` : formats.number(points)}
      </td>
      <td>
        <span className={styles.reason}>{reason}</span>{" "}
        <span className={styles.quiet}>
          {[kind, until, reversed_by !== null && t`taken back`].filter(Boolean).join(" · ")}
        </span>
      </td>
      <td className={styles.act}>
        {isOpen && (
          <IconButton
            icon={IconArrowBackUp}
            size={14}
            label={t`Take back ${formats.number(points)} of ${name}`}
            hint="left"
            onClick={onTakeBack}
          />
        )}
      </td>
    </tr>
  );
}

function TakeBack({ entry: { uid, name, points }, onClose }: { entry: PointEntry; onClose: () => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const reverse = useWrite("points_reverse");
  const [reason, setReason] = useState("");
  const typed = reason.trim();
  const number = formats.number(points);
  const save = async () => {
    if ((await reverse.run({ uids: [uid], reason: typed }, t`Taken back: ${number} of ${name}`)) !== undefined)
      onClose();
  };
  return (
    <AskDialog
      title={t`Take back ${number} of ${name}`}
      does={t`Take it back`}
      width={420}
      busy={reverse.pending}
      ready={typed !== ""}
      onClose={onClose}
      onDo={() => void save()}
    >
      <TextInput
        label={t`Reason`}
        description={t`The entry stays; another one says that it does not count.`}
        data-autofocus
        maxLength={200}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </AskDialog>
  );
}

// The ledger, the newest entry first. Nothing in it is changed; what was wrong is taken back by another entry.

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { IconArrowBackUp, IconExternalLink } from "@tabler/icons-react";
import { useState } from "react";
import type { PointEntry } from "../../../bindings/PointEntry";
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
  const [limit, setLimit] = useState(PAGE);
  const { data, error } = useCall("points", { community, limit }, { on: POINT_TABLES, keep: true });
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
      <Entries entries={data.entries} named />
      {data.entries.length < data.total && (
        <Button look="quiet" size="small" onClick={() => setLimit(limit + PAGE)}>
          {t`Older entries`}
        </Button>
      )}
    </section>
  );
}

interface EntriesProps {
  entries: PointEntry[];
  /** Whose they are is said. */
  named?: boolean;
}

export function Entries({ entries, named = false }: EntriesProps) {
  const { t } = useLingui();
  const [asked, ask] = useState<PointEntry | null>(null);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t`Day`}</th>
            {named && <th scope="col">{t`Member`}</th>}
            <th scope="col" className={styles.number}>{t`Points`}</th>
            <th scope="col">{t`Why`}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.uid} entry={entry} named={named} onTakeBack={() => ask(entry)} />
          ))}
        </tbody>
      </table>
      {asked && <TakeBack entry={asked} onClose={() => ask(null)} />}
    </>
  );
}

function Entry({ entry, named, onTakeBack }: { entry: PointEntry; named: boolean; onTakeBack: () => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const { reason, kind } = useEntryWords()(entry);
  const { member, name, points, on, expires_on, reversed_by } = entry;
  const isOpen = reversed_by === null && entry.kind !== "reversal";
  const until = expires_on && t`until ${formats.date(expires_on)}`;
  const show = { id: "open", title: name, icon: IconExternalLink, run: () => open({ kind: "member", uid: member }) };
  const back = { id: "back", title: t`Reverse`, icon: IconArrowBackUp, run: onTakeBack };
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
      does={t`Reverse`}
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

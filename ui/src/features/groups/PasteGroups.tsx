// Forty groups from a sheet at once: pasted, read, shown as they will be, and added in one step.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { Select, Textarea } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ChannelKind } from "../../bindings/ChannelKind";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { useGo } from "../../shared/navigation";
import styles from "./PasteGroups.module.css";
import { PastePreview } from "./PastePreview";
import { type GroupField, pastedCells, readGroups, recognise } from "./parse-groups";
import { groupCount } from "./use-group-writes";
import { useGroups, useOperators, useToday } from "./use-groups";
import { KIND_WORDS, KINDS } from "./words";

export function PasteGroups({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { uid: community } = useCommunity();
  const go = useGo();
  const today = useToday();
  const operators = useOperators();
  const { rows: existing } = useGroups();
  const [text, setText] = useState("");
  const [kind, setKind] = useState<ChannelKind>(existing.at(-1)?.kind ?? "wechat_group");
  const [corrected, setCorrected] = useState<Record<number, GroupField | null>>({});
  const write = useWrite("channels_add");

  const cells = useMemo(() => pastedCells(text), [text]);
  const found = useMemo(() => recognise(cells), [cells]);
  const columns = found.columns.map((field, at) => (at in corrected ? (corrected[at] ?? null) : field));
  const reading = readGroups(cells, columns, found.hasHeader, { kind, today, operators });
  const names = new Set(existing.map((row) => row.name));
  const again = reading.groups.filter((group) => names.has(group.name)).length;

  const correct = (at: number, field: GroupField | null) => {
    const freed = columns.map((other, place) => (field !== null && other === field && place !== at ? null : other));
    setCorrected({ ...Object.fromEntries(freed.map((other, place) => [place, other])), [at]: field });
  };
  const save = async () => {
    const count = reading.groups.length;
    if (count === 0) return;
    const made = await write.run({ community, channels: reading.groups }, t`Added ${groupCount(count)}`);
    if (!made) return;
    onClose();
    go("/groups");
  };
  return (
    <Dialog
      title={t`Paste groups`}
      width={cells.length > 0 ? 880 : 560}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          {cells.length > 0 && (
            <Button look="quiet" onClick={() => setText("")}>
              {t`Paste something else`}
            </Button>
          )}
          <span className={styles.gap} />
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={write.pending} disabled={reading.groups.length === 0}>
            {reading.groups.length === 0 ? t`Add groups` : t`Add ${groupCount(reading.groups.length)}`}
          </Button>
        </>
      }
    >
      {cells.length === 0 ? (
        <Textarea
          aria-label={t`Groups, one per line`}
          data-autofocus
          autosize
          minRows={10}
          maxRows={16}
          value={text}
          placeholder={t`Copy the rows in Excel, WPS, Feishu or Tencent Docs and paste them here, with or without the header. A plain list of names works too, one per line.`}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <>
          <div className={styles.top}>
            <p className={styles.said}>
              {found.hasHeader
                ? t`The first row is taken as the header. What each column means can be changed.`
                : t`No header was found. What each column means can be changed.`}
              {again > 0 && ` ${t`${again} bear a name that is there already.`}`}
            </p>
            <Select
              aria-label={t`Platform`}
              w={160}
              data={KINDS.map((value) => ({ value, label: i18n._(KIND_WORDS[value]) }))}
              value={kind}
              onChange={(value) => value && setKind(value as ChannelKind)}
            />
          </div>
          <PastePreview cells={cells} reading={reading} onColumn={correct} />
        </>
      )}
    </Dialog>
  );
}

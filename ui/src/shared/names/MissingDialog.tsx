// Who has not: their names, and messages that mention them, copied one after the other in pieces that the platform takes.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { NamePurpose } from "../../bindings/NamePurpose";
import { Button } from "../basics/Button";
import { useCommunity } from "../community";
import { useCopy } from "../copy";
import { useCall } from "../data/query";
import { Dialog } from "../dialog/Dialog";
import styles from "./Names.module.css";

export interface MissingDialogProps {
  title: string;
  purpose: NamePurpose;
  /** What it says when nobody is missing. */
  nobody: string;
  onClose: () => void;
}

const ON = ["member", "membership", "registration", "member_tag", "activity_channel", "channel"];

export default function MissingDialog({ title, purpose, nobody, onClose }: MissingDialogProps) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const copy = useCopy();
  const { data } = useCall("name_list_missing", { community, purpose }, { on: ON });
  const [copied, setCopied] = useState(0);
  if (!data) return null;
  const { pieces, people } = data;
  const next = pieces[copied % Math.max(1, pieces.length)];
  const place = (copied % Math.max(1, pieces.length)) + 1;
  const copyNext = async () => {
    if (!next) return;
    await copy(next.text, next.channel_name ? t`Copied for ${next.channel_name}` : t`Copied`);
    setCopied(copied + 1);
  };
  return (
    <Dialog
      title={title}
      width={520}
      onClose={onClose}
      onSubmit={() => void copyNext()}
      footer={
        next && (
          <Button look="primary" submit data-autofocus>
            {pieces.length === 1 ? t`Copy @mentions` : t`Copy @mentions ${place}/${pieces.length}`}
          </Button>
        )
      }
    >
      {people.length === 0 ? (
        <p>{nobody}</p>
      ) : (
        <>
          <p className={styles.count}>{t`${people.length} of ${data.of} people`}</p>
          <ul className={styles.people}>
            {people.map((person, at) => (
              <li key={person.member ?? `${person.name} ${at}`}>
                <bdi>{person.name}</bdi>
              </li>
            ))}
          </ul>
          {next?.channel_name && (
            <p
              className={styles.skipped}
            >{t`Next: ${next.channel_name}, ${plural(next.people, { one: "# person", other: "# people" })}`}</p>
          )}
        </>
      )}
    </Dialog>
  );
}

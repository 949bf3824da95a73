// Members who are near a move, each with what is missing.

import { useLingui } from "@lingui/react/macro";
import type { NearMember } from "../../../bindings/NearMember";
import { useFormats } from "../../../shared/format/formats";
import { useOpen } from "../../../shared/navigation";
import type { Directory } from "../use-directory";
import styles from "./Tiers.module.css";
import { useConditionWords } from "./use-condition-words";

interface NearListProps {
  title: string;
  /** What these are, beside the title. */
  note: string;
  members: NearMember[];
  total: number;
  /** In place of an empty list. */
  none: string;
  directory: Directory;
}

export function NearList({ title, note, members, total, none, directory }: NearListProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const words = useConditionWords(directory);
  const name = (tier: string | null) => directory.tierOf(tier)?.name ?? t`No tier`;
  const comma = t({ message: ", ", comment: "Between the items of a list" });
  return (
    <section className={styles.near} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="figure">{formats.number(total)}</span>
        <span className={styles.quiet}>{note}</span>
      </header>
      {members.length === 0 ? (
        <p className={styles.quiet}>{none}</p>
      ) : (
        <ul>
          {members.map(({ member, name: who, tier, to, missing }) => (
            <li key={member}>
              <button type="button" onClick={() => open({ kind: "member", uid: member })}>
                <bdi>{who}</bdi>
                <span>{`${name(tier)} → ${name(to)}`}</span>
                <small>
                  {missing
                    .map(words)
                    .map(({ text, now }) => (now ? `${text} · ${now}` : text))
                    .join(comma)}
                </small>
              </button>
            </li>
          ))}
        </ul>
      )}
      {members.length < total && (
        <p className={styles.quiet}>{t`The first ${formats.number(members.length)} of ${formats.number(total)}.`}</p>
      )}
    </section>
  );
}

// Tags of several things at once. Each tag is on all of them, on some, or on none; a click takes it on or away, and what is not
// touched stays as it is on each. A new name makes a new tag.

import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconMinus, IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { TagKind } from "../../bindings/TagKind";
import { Button } from "../basics/Button";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import { Dialog } from "../dialog/Dialog";
import { isIme } from "../keys";
import styles from "./TagsDialog.module.css";

interface TagsDialogProps {
  kind: TagKind;
  title: string;
  /** The tags that each of the things has now; empty when they are too many to know. */
  having: string[][];
  onClose: () => void;
  onSave: (add: string[], remove: string[]) => void;
}

/** Unknown are the tags of things that are too many to look at: they may bear it or not. */
type Mark = "all" | "some" | "none" | "unknown";

export function TagsDialog({ kind, title, having, onClose, onSave }: TagsDialogProps) {
  const { t } = useLingui();
  const { uid } = useCommunity();
  const { data: known = [] } = useCall("tags", { community: uid, kind }, { on: ["tag"] });
  const [text, setText] = useState("");
  const [wanted, setWanted] = useState<Record<string, boolean>>({});

  const counts = useMemo(() => {
    const counts = new Map<string, number>();
    for (const tags of having) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return counts;
  }, [having]);
  const unknown = having.length === 0;
  const isOld = (name: string) => known.some((tag) => tag.name === name);
  const had = (name: string): Mark => {
    if (unknown) return isOld(name) ? "unknown" : "none";
    const count = counts.get(name) ?? 0;
    return count === 0 ? "none" : count === having.length ? "all" : "some";
  };
  const now = (name: string): Mark => (wanted[name] === undefined ? had(name) : wanted[name] ? "all" : "none");
  const names = [...new Set([...known.map((tag) => tag.name), ...Object.keys(wanted)])];
  const typed = text.trim();
  const shown = names.filter((name) => name.toLowerCase().includes(typed.toLowerCase()));
  const isNew = typed !== "" && !names.includes(typed);

  const flip = (name: string) => {
    const { [name]: before, ...others } = wanted;
    // What nobody knows cannot be put back by hand: after "on" and "off" comes "as it is" again.
    if (before === false && had(name) === "unknown") setWanted(others);
    else setWanted({ ...others, [name]: now(name) !== "all" });
  };
  const addTyped = () => {
    if (typed === "") return;
    setWanted({ ...wanted, [isNew ? typed : (shown[0] ?? typed)]: true });
    setText("");
  };
  const save = () => {
    const pending = isNew ? { ...wanted, [typed]: true } : wanted;
    const add = Object.keys(pending).filter((name) => pending[name] && had(name) !== "all");
    const remove = Object.keys(pending).filter((name) => !pending[name] && had(name) !== "none");
    if (add.length + remove.length > 0) onSave(add, remove);
    onClose();
  };

  return (
    <Dialog
      title={title}
      onClose={onClose}
      width={380}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" onClick={save}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <input
        className={styles.input}
        data-autofocus
        value={text}
        maxLength={60}
        placeholder={t`Find or make a tag`}
        aria-label={t`Find or make a tag`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || isIme(event)) return;
          event.preventDefault();
          if (typed === "") save();
          else addTyped();
        }}
      />
      {unknown && known.length > 0 && <p className={styles.hint}>{t`Tags with a dash stay as they are on each.`}</p>}
      <div className={`${styles.list} scroll`}>
        {shown.map((name) => (
          <TagRow key={name} name={name} mark={now(name)} onClick={() => flip(name)} />
        ))}
        {isNew && (
          <button type="button" className={styles.tag} onClick={addTyped}>
            <IconPlus size={16} aria-hidden />
            <bdi>{t`New tag “${typed}”`}</bdi>
          </button>
        )}
        {shown.length === 0 && !isNew && (
          <p className={styles.none}>{t`No tags yet. Type a name to make the first.`}</p>
        )}
      </div>
    </Dialog>
  );
}

function TagRow({ name, mark, onClick }: { name: string; mark: Mark; onClick: () => void }) {
  const mixed = mark === "some" || mark === "unknown";
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={mixed ? "mixed" : mark === "all"}
      className={styles.tag}
      onClick={onClick}
    >
      <span className={styles.box} data-mark={mark}>
        {mark === "all" && <IconCheck size={12} stroke={3} aria-hidden />}
        {mixed && <IconMinus size={12} stroke={3} aria-hidden />}
      </span>
      <bdi>{name}</bdi>
    </button>
  );
}

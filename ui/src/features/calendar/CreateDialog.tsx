// Something new at a place of the calendar: what it is, what it is called, when exactly. All else comes later, in its drawer.

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { usePreference } from "../../platform/preferences";
import { Button } from "../../shared/basics/Button";
import { KindMark } from "../../shared/basics/KindMark";
import { Dialog } from "../../shared/dialog/Dialog";
import { useFormats } from "../../shared/format/formats";
import type { Moment } from "../../shared/plan/moment";
import { WhenField } from "../../shared/plan/WhenField";
import styles from "./dialogs.module.css";
import type { CivilSpan } from "./occurrence";
import { lastDay, lasts, momentAt, type UsualTimes } from "./placing";

export type Creatable = "content" | "activity" | "task";

const KINDS: Creatable[] = ["content", "activity", "task"];

interface CreateDialogProps {
  span: CivilSpan;
  usual: UsualTimes;
  onClose: () => void;
  onCreate: (kind: Creatable, title: string, at: Moment) => void;
}

export function CreateDialog({ span, usual, onClose, onCreate }: CreateDialogProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const [lastKind, setLastKind] = usePreference<Creatable>("calendar.last-kind", "content");
  const [kind, setKind] = useState<Creatable>(lasts(span) ? "activity" : lastKind);
  const [title, setTitle] = useState("");
  const [edited, setEdited] = useState<Moment | null>(null);
  const when = edited ?? momentAt(kind, span, usual);
  const [first, last] = [formats.day(when.start), formats.day(lastDay(when))];
  const ready = title.trim() !== "";
  const choose = (next: Creatable) => {
    setKind(next);
    setEdited(null);
    if (!lasts(span)) setLastKind(next);
  };
  return (
    <Dialog
      title={first === last ? t`New on ${first}` : t`New from ${first} to ${last}`}
      onClose={onClose}
      onSubmit={() => ready && onCreate(kind, title.trim(), when)}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit disabled={!ready}>
            {t`Create`}
          </Button>
        </>
      }
    >
      <fieldset className={styles.kinds} aria-label={t`Kind`}>
        {KINDS.map((choice) => (
          <label key={choice} data-chosen={kind === choice}>
            <input type="radio" name="kind" checked={kind === choice} onChange={() => choose(choice)} />
            <KindMark kind={choice} word />
          </label>
        ))}
      </fieldset>
      <TextInput
        aria-label={t`Title`}
        placeholder={t`What is it?`}
        data-autofocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className={styles.when}>
        <WhenField
          value={when}
          suggested={when}
          span={kind === "activity"}
          anyTime={kind === "task"}
          onChange={(next) => next && setEdited(next)}
        />
      </div>
    </Dialog>
  );
}

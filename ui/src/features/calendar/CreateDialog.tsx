// Something new at a place of the calendar: what it is and what it is called. All else comes later, in its drawer.

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { usePreference } from "../../platform/preferences";
import { Button } from "../../shared/basics/Button";
import { KindMark } from "../../shared/basics/KindMark";
import { Dialog } from "../../shared/dialog/Dialog";
import { useFormats } from "../../shared/format/formats";
import styles from "./dialogs.module.css";
import type { CivilSpan } from "./occurrence";

export type Creatable = "content" | "activity" | "task";

const KINDS: Creatable[] = ["content", "activity", "task"];

interface CreateDialogProps {
  span: CivilSpan;
  onClose: () => void;
  onCreate: (kind: Creatable, title: string) => void;
}

export function CreateDialog({ span, onClose, onCreate }: CreateDialogProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const [kind, setKind] = usePreference<Creatable>("calendar.last-kind", "content");
  const [title, setTitle] = useState("");
  const when = span.all_day
    ? formats.day(span.start)
    : `${formats.day(span.start)} ${formats.span(span.start, span.end)}`;
  const ready = title.trim() !== "";
  return (
    <Dialog
      title={when}
      onClose={onClose}
      onSubmit={() => ready && onCreate(kind, title.trim())}
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
            <input type="radio" name="kind" checked={kind === choice} onChange={() => setKind(choice)} />
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
    </Dialog>
  );
}

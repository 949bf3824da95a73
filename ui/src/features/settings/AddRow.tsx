import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { Button } from "../../shared/basics/Button";
import { EditableText } from "./EditableText";
import styles from "./Settings.module.css";

interface AddRowProps {
  /** What is added. */
  label: string;
  /** Whether a text can be added; left out, every text can. */
  fits?: (text: string) => boolean;
  /** Undefined when it was refused: then what was typed stays. */
  onAdd: (text: string) => Promise<unknown>;
}

/** The foot of a list: a name is typed and added by Enter or the button. */
export function AddRow({ label, fits = () => true, onAdd }: AddRowProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const text = typed.trim();
  const ready = text !== "" && fits(text);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (ready && (await onAdd(text)) !== undefined) setTyped("");
  };
  return (
    <form className={styles.add} onSubmit={(event) => void add(event)}>
      <EditableText label={label} placeholder={label} value={typed} onChange={setTyped} boxed />
      <Button icon={IconPlus} submit disabled={!ready}>
        {t`Add`}
      </Button>
    </form>
  );
}

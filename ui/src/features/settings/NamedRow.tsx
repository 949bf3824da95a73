import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { IconButton } from "../../shared/basics/Button";
import { EditableText } from "./EditableText";
import styles from "./Settings.module.css";

interface NamedRowProps {
  name: string;
  lead?: ReactNode;
  /** How much hangs on it, quietly. */
  note: ReactNode;
  /** What the button at the end says that it does. */
  remove: string;
  children?: ReactNode;
  onRename: (name: string) => Promise<unknown>;
  onRemove: () => Promise<unknown>;
}

/** A thing of a list by its name, which is edited where it stands; and the button that takes it away. */
export function NamedRow({ name, lead, note, remove, children, onRename, onRemove }: NamedRowProps) {
  const { t } = useLingui();
  return (
    <li>
      {lead}
      <EditableText
        label={t`Name`}
        value={name}
        // A name that is refused, since another has it, gives way to the old one.
        onKeep={async (text) => (await onRename(text)) !== undefined}
      />
      {children}
      <span className={`${styles.quiet} figure`}>{note}</span>
      <IconButton icon={IconTrash} size={16} label={remove} hint="left" onClick={() => void onRemove()} />
    </li>
  );
}

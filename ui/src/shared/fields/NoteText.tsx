// A longer text in a drawer, kept when it is left. Until then what is typed leads; otherwise it follows what is stored, so an undo
// and a write of the command line show at once and are not written over.

import { Textarea } from "@mantine/core";
import { type Kept, useDraft } from "./use-draft";

interface NoteTextProps {
  label: string;
  value: string;
  placeholder?: string;
  onSave: (text: string) => Promise<Kept>;
  /** Looks like text until it is pointed at. */
  plain?: boolean;
  minRows?: number;
  maxRows?: number;
}

/** Give it the record as `key`: a draft belongs to one. */
export function NoteText({ label, value, placeholder, onSave, plain, minRows = 2, maxRows = 12 }: NoteTextProps) {
  const draft = useDraft(value, async (text) => (text === value ? "dropped" : onSave(text)), true);
  return (
    <Textarea
      aria-label={label}
      variant={plain ? "unstyled" : "default"}
      autosize
      minRows={minRows}
      maxRows={maxRows}
      placeholder={placeholder}
      value={draft.value}
      onChange={(event) => draft.set(event.currentTarget.value)}
      onBlur={draft.flush}
    />
  );
}

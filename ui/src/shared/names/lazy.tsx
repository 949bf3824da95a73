// The dialogs of name lists, with their words, loaded when the first is opened.

import { type ComponentType, lazy, Suspense } from "react";
import { loadWords } from "../format/locale";
import type { MissingDialogProps } from "./MissingDialog";
import type { NameListDialogProps } from "./NameListDialog";

function withWords<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  const Part = lazy(async () => {
    const [part] = await Promise.all([load(), loadWords("names")]);
    return part as { default: ComponentType<object> };
  });
  return (props: Props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}

export const NameListDialog = withWords<NameListDialogProps>(() => import("./NameListDialog"));
export const MissingDialog = withWords<MissingDialogProps>(() => import("./MissingDialog"));

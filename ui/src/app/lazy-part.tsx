// A part of the window that is loaded when it is first shown: its code, its words and Mantine, together.

import { type ComponentType, type JSX, lazy, type ReactNode } from "react";
import { loadWords } from "../shared/format/locale";

export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  words?: string,
): (props: Props) => ReactNode {
  const Part = lazy(async () => {
    const [{ default: Part }, { default: Kit }] = await Promise.all([
      load(),
      import("../shared/kit"),
      loadWords("later"),
      words && loadWords(words),
    ]);
    return {
      default: (props: Props) => (
        <Kit>
          <Part {...props} />
        </Kit>
      ),
    };
  });
  return (props) => <Part {...(props as Props & JSX.IntrinsicAttributes)} />;
}

// The people who work in the workspace, as choices for an owner. Used by content, events and tasks.

import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Operator } from "../../bindings/Operator";
import { useCall } from "../data/query";
import type { Choice } from "../fields/ChoiceField";

export interface Operators {
  list: Operator[];
  me: Operator | undefined;
  /** Whoever was removed from the team still has a name where they stand as owner or author. */
  nameOf: (uid: string | null) => string;
  /** With "nobody" first. */
  choices: Choice[];
  /** One person works alone and sees no owners. */
  alone: boolean;
}

export function useOperators(): Operators {
  const { t } = useLingui();
  const { data } = useCall("workspace_overview", {}, { on: ["community", "operator", "setting", "local_setting"] });
  const list = data?.operators;
  const former = data?.former_operators;
  const unnamed = t`Me`;
  const nobody = t`Nobody`;
  return useMemo(() => {
    const all = list ?? [];
    const name = (operator: Operator) => operator.name || unnamed;
    const byUid = new Map(all.map((operator) => [operator.uid, name(operator)]));
    for (const { uid, name } of former ?? []) byUid.set(uid, t`${name} (removed)`);
    return {
      list: all,
      me: all.find(({ is_me }) => is_me),
      nameOf: (uid) => (uid === null ? nobody : (byUid.get(uid) ?? "")),
      choices: [
        { value: null, title: nobody },
        ...all.map((operator) => ({ value: operator.uid, title: name(operator) })),
      ],
      alone: all.length < 2,
    };
  }, [list, former, unnamed, nobody, t]);
}

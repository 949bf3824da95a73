// What one interaction of a kind weighs in this community: what leaders, scores and spread are counted from.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { Dialog } from "../../../shared/dialog/Dialog";
import fields from "../../../shared/fields/fields.module.css";
import styles from "../Insights.module.css";
import { INTERACTION_KINDS } from "../words";

/** Weights are kept in tenths. */
const TENTHS = 10;

export function WeightsDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const { uid: community } = useCommunity();
  const { data } = useCall("kind_weights", { community }, { on: ["setting", "community"] });
  const write = useWrite("kind_weights_set");
  const [typed, setTyped] = useState<Record<string, string>>({});
  const kinds = data?.kinds ?? [];
  const textOf = (kind: string, tenths: number) => typed[kind] ?? String(tenths / TENTHS);
  const numberOf = (text: string): number | null => {
    const tenths = Math.round(Number(text.trim().replace("，", ".").replace(",", ".")) * TENTHS);
    return text.trim() === "" || !(tenths >= 0) ? null : tenths;
  };
  const chosen = kinds.map(({ kind, tenths }) => [kind, numberOf(textOf(kind, tenths))] as const);
  const wrong = chosen.some(([, tenths]) => tenths === null);
  const save = async (tenths: Record<string, number>, said: string) => {
    if (await write.run({ community, tenths }, said)) onClose();
  };
  return (
    <Dialog
      title={t`What interactions weigh`}
      width={380}
      onClose={onClose}
      onSubmit={() => {
        if (!wrong) void save(Object.fromEntries(chosen) as Record<string, number>, t`Weights of interactions changed`);
      }}
      footer={
        <>
          <Button
            look="quiet"
            onClick={() =>
              void save(
                Object.fromEntries(kinds.map(({ kind, usual }) => [kind, usual])),
                t`Interactions weigh as usual again`,
              )
            }
          >
            {t`Back to usual`}
          </Button>
          <Button look="primary" submit busy={write.pending} disabled={wrong || !data}>
            {t`Save`}
          </Button>
        </>
      }
    >
      <div className={styles.weights}>
        {kinds.map(({ kind, tenths }, at) => {
          const word = INTERACTION_KINDS[kind];
          return (
            <label key={kind}>
              <span>{word ? i18n._(word) : kind}</span>
              <input
                className={fields.text}
                inputMode="decimal"
                data-autofocus={at === 0 || undefined}
                aria-invalid={numberOf(textOf(kind, tenths)) === null}
                value={textOf(kind, tenths)}
                onChange={(event) => setTyped({ ...typed, [kind]: event.target.value })}
              />
            </label>
          );
        })}
      </div>
    </Dialog>
  );
}

// People who are probably known under another name: asked before anything is written, never merged by itself.

import { useLingui } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import type { RenameOffer } from "../../bindings/RenameOffer";
import { Button } from "../../shared/basics/Button";
import styles from "./ImportPage.module.css";
import type { ImportState } from "./use-import";
import { useTargetWords } from "./use-target-words";

export function Renames({ state, offers }: { state: ImportState; offers: RenameOffer[] }) {
  const { t } = useLingui();
  const words = useTargetWords([]);
  const { renames } = state.corrections;
  // Offers that were confirmed are no longer offered by the next dry run; they stay here to be taken back.
  if (offers.length === 0 && renames.length === 0) return null;
  const confirm = (offer: RenameOffer) =>
    state.correct({ renames: [...renames, { row: offer.row, member: offer.member }] });
  return (
    <section className={styles.part}>
      <h2>{t`Probably renamed`}</h2>
      {offers.map((offer) => (
        <Checkbox
          key={`${offer.row} ${offer.member}`}
          size="xs"
          checked={renames.some(({ row }) => row === offer.row)}
          onChange={(event) =>
            event.currentTarget.checked
              ? confirm(offer)
              : state.correct({ renames: renames.filter(({ row }) => row !== offer.row) })
          }
          label={t`${offer.name} is ${offer.known_name}: ${words.reasons[offer.reason]}`}
        />
      ))}
      {renames.length > 0 && (
        <div className={styles.line}>
          <span className={styles.quiet}>{t`${renames.length} confirmed`}</span>
          <Button look="quiet" size="small" onClick={() => state.correct({ renames: [] })}>
            {t`Take back`}
          </Button>
        </div>
      )}
    </section>
  );
}

// What came of saving a damaged workspace: how much there is, where, and what is missing.

import { Plural, useLingui } from "@lingui/react/macro";
import type { Salvaged } from "../../bindings/Salvaged";

export function SalvageOutcome({ saved }: { saved: Salvaged }) {
  const { t } = useLingui();
  const tables = saved.broken.map(({ table }) => table).join(", ");
  return (
    <p className="selectable" role="status">
      <Plural value={saved.rows} one="# row was saved in" other="# rows were saved in" /> {saved.path}
      {tables && <> {t`Something is missing in: ${tables}`}</>}
      {saved.attachments_lost > 0 && (
        <>
          {" "}
          <Plural
            value={saved.attachments_lost}
            one="# attachment could not be read."
            other="# attachments could not be read."
          />
        </>
      )}
    </p>
  );
}

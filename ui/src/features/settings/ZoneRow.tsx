// Another time zone for the community: first what it moves, then the change.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { ZoneSelect } from "../../shared/fields/ZoneSelect";
import { useFormats } from "../../shared/format/formats";
import { Row } from "./Row";
import styles from "./Settings.module.css";

export function ZoneRow() {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const [wanted, setWanted] = useState<string | null>(null);
  return (
    <Row title={t`Time zone`} hint={t`Everything that is planned means this zone's clocks.`}>
      <ZoneSelect
        ariaLabel={t`Time zone`}
        w={300}
        value={tz}
        onChange={(zone) => zone && zone !== tz && setWanted(zone)}
      />
      {wanted && <ZoneDialog from={tz} to={wanted} onClose={() => setWanted(null)} />}
    </Row>
  );
}

function ZoneDialog({ from, to, onClose }: { from: string; to: string; onClose: () => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const community = useCommunity().uid;
  const preview = useCall("zone_preview", { community, tz: to }, { on: ["schedule"] }).data;
  const change = useWrite("zone_set");
  return (
    <Dialog
      title={t`Change the time zone to ${to}`}
      onClose={onClose}
      onSubmit={async () => {
        if (await change.run({ community, tz: to }, t`Time zone: ${to}`)) onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit busy={change.pending} disabled={!preview}>
            {t`Change`}
          </Button>
        </>
      }
    >
      {preview && (
        <>
          <p>{t`${preview.moved} planned items keep their hour and so happen at another moment; ${preview.kept} have a zone of their own and stay.`}</p>
          <ul className={styles.examples}>
            {preview.examples.map((example) => (
              <li key={example.schedule}>
                <strong>{formats.dateTime(example.start)}</strong>
                <span className={styles.quiet}>
                  {formats.instant(example.old_at, from)}
                  {" → "}
                  {formats.instant(example.new_at, from)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

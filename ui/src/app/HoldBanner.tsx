// Says, for as long as it is so, that something is held: who forgets a hold sends nothing for days.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconHandStop } from "@tabler/icons-react";
import { Button } from "../shared/basics/Button";
import { useCommunity } from "../shared/community";
import { useFormats } from "../shared/format/formats";
import { lifting, useHolds } from "../shared/sending/hold";
import styles from "./Banner.module.css";

export default function HoldBanner() {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  return useHolds().map((hold) => {
    const since = formats.instant(hold.begun_at, tz);
    const count = hold.channels.length;
    const what =
      count === 0
        ? t`Everything is on hold since ${since}`
        : t`${plural(count, { one: "# group is", other: "# groups are" })} on hold since ${since}`;
    return (
      <div key={hold.uid} role="status" className={styles.banner}>
        <IconHandStop size={16} aria-hidden />
        <span className={`${styles.words} selectable`}>{hold.reason ? t`${what}: ${hold.reason}` : what}</span>
        <Button size="small" look="quiet" onClick={() => lifting.ask(hold)}>
          {t`Lift the hold…`}
        </Button>
      </div>
    );
  });
}

import { useLingui } from "@lingui/react/macro";
import { runAction } from "../shared/actions/registry";
import { Button } from "../shared/basics/Button";
import { useCommunity } from "../shared/community";
import styles from "./Banner.module.css";
import { useDemo } from "./use-demo-actions";

/** Says that what is shown is an example, with the one click that takes it away. */
export function DemoBanner() {
  const { t } = useLingui();
  const { uid } = useCommunity();
  if (useDemo() !== uid) return null;
  return (
    <div role="status" className={styles.banner} data-quiet>
      <span className={styles.words}>{t`This is the demo community: try anything, nothing here is real.`}</span>
      <Button look="quiet" size="small" onClick={() => runAction("demo.remove")}>
        {t`Remove the demo community`}
      </Button>
    </div>
  );
}

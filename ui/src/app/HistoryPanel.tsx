// What would be undone and redone next, with the buttons that do it.

import { useLingui } from "@lingui/react/macro";
import { runAction } from "../shared/actions/registry";
import { Button } from "../shared/basics/Button";
import { useCall } from "../shared/data/query";
import { Dialog } from "../shared/dialog/Dialog";
import { useFormats } from "../shared/format/formats";
import styles from "./HistoryPanel.module.css";
import { useStepText } from "./step-text";

export default function HistoryPanel({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const stepText = useStepText();
  const { data } = useCall("undo_state", {});
  const now = Date.now();
  const rows = [
    { id: "redo", step: data?.redo, title: t`Redo` },
    { id: "undo", step: data?.undo, title: t`Undo` },
  ] as const;
  return (
    <Dialog title={t`What was changed`} onClose={onClose}>
      <ul className={styles.steps}>
        {rows.map(
          ({ id, step, title }) =>
            step && (
              <li key={id}>
                <span className={styles.what}>{stepText(step.command)}</span>
                <time className={styles.when}>{formats.ago(step.at, now)}</time>
                <Button size="small" onClick={() => runAction(`app.${id}`)}>
                  {title}
                </Button>
              </li>
            ),
        )}
      </ul>
      {data && !data.undo && !data.redo && <p>{t`Nothing was changed yet.`}</p>}
    </Dialog>
  );
}

// The template of the day's report, beside what it gives today.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../../shared/basics/Button";
import { Dialog } from "../../../shared/dialog/Dialog";
import fields from "../../../shared/fields/fields.module.css";
import { useSetting } from "../../../shared/settings";
import styles from "./ReportDialog.module.css";
import { NAMES, type ReportName } from "./template";

interface ReportDialogProps {
  template: string;
  usual: string;
  /** What a template gives. */
  text: (template: string) => string;
  onClose: () => void;
}

export function ReportDialog({ template, usual, text, onClose }: ReportDialogProps) {
  const { t, i18n } = useLingui();
  const [, setOwn] = useSetting("today.report");
  const [draft, setDraft] = useState(template);
  const at = i18n.locale === "zh-CN" ? 0 : 1;
  const names = (Object.keys(NAMES) as ReportName[]).map((name) => `{${NAMES[name][at]}}`);
  const keep = () => {
    setOwn(draft === usual || draft.trim() === "" ? "" : draft);
    onClose();
  };
  return (
    <Dialog
      title={t`The day's report`}
      width={760}
      onClose={onClose}
      footer={
        <>
          <Button disabled={draft === usual} onClick={() => setDraft(usual)}>
            {t`As it was at first`}
          </Button>
          <Button look="primary" onClick={keep}>
            {t`Keep`}
          </Button>
        </>
      }
    >
      <div className={styles.sides}>
        <label>
          <span>{t`Template`}</span>
          <textarea
            className={`${fields.text} ${styles.template}`}
            data-autofocus
            value={draft}
            spellCheck={false}
            onChange={(event) => setDraft(event.target.value)}
          />
        </label>
        <section aria-label={t({ message: "Today", context: "what the report gives" })}>
          <span>{t({ message: "Today", context: "what the report gives" })}</span>
          <pre className={`${styles.preview} scroll selectable`} tabIndex={-1}>
            {text(draft)}
          </pre>
        </section>
      </div>
      <p className={styles.names}>
        {t`Put in what you need; a heading without lines is left out.`} <code>{names.join(" ")}</code>
      </p>
    </Dialog>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useState, useSyncExternalStore } from "react";
import { Button } from "../basics/Button";
import { Dialog } from "../dialog/Dialog";
import { useFormats } from "../format/formats";
import styles from "./ScopeDialog.module.css";
import { currentQuestion, type Question, type Scope, type ScopeVerb, subscribeQuestion } from "./scope";

/** Mounted once, by the frame; asks what `askScope` wants to know. */
export default function ScopeDialog() {
  const question = useSyncExternalStore(subscribeQuestion, currentQuestion);
  return question && <Ask {...question} />;
}

function Ask({ verb, original, scopes = ["this", "following", "all"], warnings = {}, answer }: Question) {
  const { t } = useLingui();
  const formats = useFormats();
  const [scope, setScope] = useState<Scope>(scopes[0] ?? "this");
  const date = original ? formats.dateTime(original) : "";
  const titles: Record<ScopeVerb, string> = {
    move: t`Move which dates of the series?`,
    edit: t`Change which dates of the series?`,
    delete: t`Delete which dates of the series?`,
  };
  const verbs: Record<ScopeVerb, string> = { move: t`Move`, edit: t`Change`, delete: t`Delete` };
  const choices: Record<Scope, { title: string; note: string }> = {
    this: { title: t`Only this one`, note: date },
    following: { title: t`This and all that follow`, note: t`Earlier dates stay as they are` },
    all: { title: t`All`, note: t`The whole series, past dates too` },
  };
  return (
    <Dialog
      title={titles[verb]}
      onClose={() => answer(null)}
      onSubmit={() => answer(scope)}
      footer={
        <>
          <Button onClick={() => answer(null)}>{t`Cancel`}</Button>
          <Button look={verb === "delete" ? "danger" : "primary"} submit>
            {verbs[verb]}
          </Button>
        </>
      }
    >
      {scopes.map((value) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            name="scope"
            data-autofocus={value === scope || undefined}
            checked={scope === value}
            onChange={() => setScope(value)}
          />
          <span>{choices[value].title}</span>
          <span className={styles.note}>{choices[value].note}</span>
          {warnings[value] && <span className={styles.warning}>{warnings[value]}</span>}
        </label>
      ))}
    </Dialog>
  );
}

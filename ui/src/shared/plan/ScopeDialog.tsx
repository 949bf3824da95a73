import { useLingui } from "@lingui/react/macro";
import { useState, useSyncExternalStore } from "react";
import { Button } from "../basics/Button";
import { Dialog } from "../dialog/Dialog";
import styles from "./ScopeDialog.module.css";
import { currentQuestion, type Scope, subscribeQuestion } from "./scope";

/** Mounted once, by the frame; asks what `askScope` wants to know. */
export default function ScopeDialog() {
  const question = useSyncExternalStore(subscribeQuestion, currentQuestion);
  return question && <Ask verb={question.verb} onAnswer={question.answer} />;
}

function Ask({ verb, onAnswer }: { verb: "move" | "edit" | "delete"; onAnswer: (scope: Scope | null) => void }) {
  const { t } = useLingui();
  const [scope, setScope] = useState<Scope>("this");
  const titles = {
    move: t`Move which dates of the series?`,
    edit: t`Change which dates of the series?`,
    delete: t`Delete which dates of the series?`,
  };
  const verbs = { move: t`Move`, edit: t`Change`, delete: t`Delete` };
  const choices: { value: Scope; title: string }[] = [
    { value: "this", title: t`Only this one` },
    { value: "this_and_following", title: t`This and all that follow` },
    { value: "all", title: t`All` },
  ];
  return (
    <Dialog
      title={titles[verb]}
      width={360}
      onClose={() => onAnswer(null)}
      onSubmit={() => onAnswer(scope)}
      footer={
        <>
          <Button onClick={() => onAnswer(null)}>{t`Cancel`}</Button>
          <Button look={verb === "delete" ? "danger" : "primary"} submit>
            {verbs[verb]}
          </Button>
        </>
      }
    >
      {choices.map(({ value, title }, index) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            name="scope"
            data-autofocus={index === 0 || undefined}
            checked={scope === value}
            onChange={() => setScope(value)}
          />
          {title}
        </label>
      ))}
    </Dialog>
  );
}

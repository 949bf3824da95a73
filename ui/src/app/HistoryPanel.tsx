// The last steps of everyone: what, who, when. Own steps can be taken back up to any of them, and done again the same way.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useState } from "react";
import type { StepEntry } from "../bindings/StepEntry";
import { Button } from "../shared/basics/Button";
import { NameWithInitials } from "../shared/basics/NameWithInitials";
import { Skeleton } from "../shared/basics/Skeleton";
import { useCall } from "../shared/data/query";
import { Dialog } from "../shared/dialog/Dialog";
import { useFormats } from "../shared/format/formats";
import { stepsUpTo, walkSteps } from "../shared/history/walk-steps";
import { useOperators } from "../shared/people/use-operators";
import { showError, showNote } from "../shared/toasts/toasts";
import { useNow } from "../shared/use-now";
import styles from "./HistoryPanel.module.css";
import { stepText } from "./step-text";

const SHOWN = 100;

export default function HistoryPanel({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  // Every change makes a step, so the list is asked for again after each.
  const { data: steps } = useCall("steps", { limit: SHOWN }, { keep: true });
  const [busy, setBusy] = useState(false);
  const [asked, ask] = useState<Walk | null>(null);
  // The stack is linear: the next to take back is the newest own step that holds, the next to do again the oldest undone one.
  const next = steps?.find(({ mine, state }) => mine && state === "done");
  const again = steps?.findLast(({ mine, state }) => mine && state === "undone");

  const jump = async (name: "undo" | "redo", path: string[]) => {
    ask(null);
    setBusy(true);
    const { done, fault } = await walkSteps(name, path);
    setBusy(false);
    const said =
      name === "undo"
        ? t`${plural(done, { one: "# step undone", other: "# steps undone" })}`
        : t`${plural(done, { one: "# step done again", other: "# steps done again" })}`;
    if (done > 0) showNote(said);
    if (fault) showError(fault);
  };
  const choose = (step: StepEntry) => {
    const name = step.state === "undone" ? "redo" : "undo";
    const path = stepsUpTo(steps ?? [], step.uid);
    if (path.length > 1) ask({ name, path });
    else void jump(name, path);
  };

  if (asked) return <Question {...asked} onClose={() => ask(null)} onYes={() => void jump(asked.name, asked.path)} />;
  return (
    <Dialog title={t`What was changed`} onClose={onClose} width={640}>
      {!steps && <Skeleton rows={8} height={40} />}
      {steps?.length === 0 && <p>{t`Nothing was changed yet.`}</p>}
      <ol className={styles.steps}>
        {steps?.map((step) => (
          <Step
            key={step.uid}
            step={step}
            nearest={step.uid === next?.uid || step.uid === again?.uid}
            busy={busy}
            onJump={() => choose(step)}
          />
        ))}
      </ol>
    </Dialog>
  );
}

interface Walk {
  name: "undo" | "redo";
  path: string[];
}

/** Several steps at once are asked about. It stands in place of the list: dialogs lie in no stack. */
function Question({ name, path, onClose, onYes }: Walk & { onClose: () => void; onYes: () => void }) {
  const { t } = useLingui();
  const count = path.length;
  const title =
    name === "undo"
      ? t`${plural(count, { one: "Undo # step?", other: "Undo # steps?" })}`
      : t`${plural(count, { one: "Redo # step?", other: "Redo # steps?" })}`;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={onYes}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" submit>
            {name === "undo" ? t`Undo` : t`Redo`}
          </Button>
        </>
      }
    >
      <p>{t`The chosen step and all of yours between it and now go together. All of it can be taken back the same way.`}</p>
    </Dialog>
  );
}

interface StepProps {
  step: StepEntry;
  /** The one that plain undo or redo would take. */
  nearest: boolean;
  busy: boolean;
  onJump: () => void;
}

function Step({ step, nearest, busy, onJump }: StepProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const text = stepText(i18n, step);
  const operators = useOperators();
  const now = useNow();
  const undone = step.state === "undone";
  const title = undone
    ? nearest
      ? t`Redo`
      : t`Redo up to here`
    : nearest
      ? t`Undo`
      : t({ message: "Undo back to here", comment: "Takes this step back and all later ones" });
  return (
    <li data-undone={undone}>
      {!operators.alone && <NameWithInitials name={operators.nameOf(step.operator) || t`Me`} onlyMark />}
      <span className={styles.what} title={text}>
        {text}
      </span>
      <time className={styles.when}>{formats.ago(step.at, Math.max(now, step.at))}</time>
      <span className={styles.jump}>
        {step.mine && step.state !== "final" && (
          <Button
            size="small"
            look={nearest ? "plain" : "quiet"}
            className={nearest ? undefined : styles.far}
            icon={undone ? IconArrowForwardUp : IconArrowBackUp}
            disabled={busy}
            onClick={onJump}
          >
            {title}
          </Button>
        )}
      </span>
    </li>
  );
}

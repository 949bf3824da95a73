// Points by hand: given or taken with a reason, or passed on from one member to another.

import { useLingui } from "@lingui/react/macro";
import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { MemberRow } from "../../../bindings/MemberRow";
import { useCommunity } from "../../../shared/community";
import { useWrite } from "../../../shared/data/use-write";
import { AskDialog } from "../../../shared/dialog/AskDialog";
import { civilAt, dayOf } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { MemberDialog } from "../../../shared/people/MemberDialog";
import { DateField } from "../../../shared/plan/DateField";
import { useQuestion } from "../../../shared/question";
import { type Giving, giving } from "./giving";
import styles from "./Points.module.css";

/** Mounted once; answers whoever asks. */
export function GivingDialog() {
  const asked = useQuestion(giving);
  if (!asked) return null;
  return asked.kind === "give" ? <Give asked={asked} /> : <Transfer asked={asked} />;
}

const close = () => giving.ask(null);
/** More at once are a slip of the finger. */
const MOST = 10_000_000;

function Give({ asked: { who, name } }: { asked: Extract<Giving, { kind: "give" }> }) {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const formats = useFormats();
  const add = useWrite("points_add");
  const today = dayOf(civilAt(Date.now(), tz));
  const [points, setPoints] = useState<number | "">("");
  const [reason, setReason] = useState("");
  const [on, setOn] = useState(today);
  const [expiresOn, setExpiresOn] = useState<string | null>(null);
  const typed = reason.trim();
  const ready = points !== "" && points !== 0 && typed !== "";
  const save = async () => {
    if (points === "") return;
    // What day it is, the core knows; another one was chosen.
    const input = { who, points, reason: typed, on: on === today ? undefined : on };
    const number = formats.number(Math.abs(points));
    const said = points > 0 ? t`${number} points to ${name}` : t`${number} points taken from ${name}`;
    const expires_on = points > 0 ? (expiresOn ?? undefined) : undefined;
    if ((await add.run({ ...input, expires_on }, said)) !== undefined) close();
  };
  return (
    <AskDialog
      title={t`Points for ${name}`}
      does={t`Save`}
      width={460}
      busy={add.pending}
      ready={ready}
      onClose={close}
      onDo={() => void save()}
    >
      <div className={styles.form}>
        <NumberInput
          label={t`Points`}
          description={t`Less than none takes them.`}
          data-autofocus
          min={-MOST}
          max={MOST}
          clampBehavior="strict"
          allowDecimal={false}
          value={points}
          onChange={(value) => setPoints(typeof value === "number" ? value : "")}
        />
        <TextInput
          label={t`Reason`}
          maxLength={200}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <div className={styles.fields}>
          <DateField label={t`Day`} value={on} onChange={(day) => day && setOn(day)} />
          {(points === "" || points > 0) && (
            <DateField label={t`Valid until`} value={expiresOn} min={on} clearable onChange={setExpiresOn} />
          )}
        </div>
      </div>
    </AskDialog>
  );
}

/** First to whom, then how many. */
function Transfer({ asked: { from, name, balance } }: { asked: Extract<Giving, { kind: "transfer" }> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const transfer = useWrite("points_transfer");
  const [to, setTo] = useState<MemberRow | null>(null);
  const [points, setPoints] = useState<number | "">("");
  const [reason, setReason] = useState("");
  if (!to)
    return (
      <MemberDialog
        title={t`To whom does ${name} pass points on?`}
        name=""
        except={from}
        onChoose={setTo}
        onClose={close}
      />
    );
  const save = async () => {
    if (points === "") return;
    const said = t`${formats.number(points)} points from ${name} to ${to.name}`;
    const input = { from, to: to.uid, points, reason: reason.trim() };
    if ((await transfer.run(input, said)) !== undefined) close();
  };
  return (
    <AskDialog
      title={t`Points from ${name} to ${to.name}`}
      does={t`Pass on`}
      width={420}
      busy={transfer.pending}
      ready={points !== "" && points >= 1 && points <= balance}
      onClose={close}
      onDo={() => void save()}
    >
      <div className={styles.form}>
        <NumberInput
          label={t`Points`}
          description={t`${name} has ${formats.number(balance)}.`}
          data-autofocus
          min={1}
          max={balance}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={points}
          onChange={(value) => setPoints(typeof value === "number" ? value : "")}
        />
        <TextInput
          label={t`Reason`}
          maxLength={200}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </div>
    </AskDialog>
  );
}

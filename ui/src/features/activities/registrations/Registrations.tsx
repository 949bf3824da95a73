// Who comes to one date: names typed or pasted, a waiting list, check-in by a few letters and Enter.

import { useLingui } from "@lingui/react/macro";
import { IconListDetails } from "@tabler/icons-react";
import { useState } from "react";
import type { ActivityView } from "../../../bindings/ActivityView";
import type { RegistrationCounts } from "../../../bindings/RegistrationCounts";
import { Button } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { civilAt, dayOf } from "../../../shared/format/civil";
import { openMenu } from "../../../shared/menu/menu";
import { ACTIVITY_TABLES } from "../queries";
import { AddNames } from "./AddNames";
import { CheckIn } from "./CheckIn";
import { found } from "./find";
import { RegistrationRow } from "./RegistrationRow";
import styles from "./Registrations.module.css";
import { useListDialogs } from "./use-list-dialogs";
import { useRegistrationActions } from "./use-registration-actions";

interface RegistrationsProps {
  activity: ActivityView;
  original: string;
  start: string | null;
}

export function Registrations({ activity, original, start }: RegistrationsProps) {
  const { t } = useLingui();
  const { tz } = useCommunity();
  const of = { uid: activity.uid, original };
  const { data } = useCall("registrations", of, { on: [...ACTIVITY_TABLES, "member"] });
  const { data: forms = [] } = useCall("registration_forms", of, { on: ["registration", "member"] });
  const actions = useRegistrationActions(activity.uid, original);
  const lists = useListDialogs(activity, original, data?.registrations.length ?? 0);
  const today = dayOf(civilAt(Date.now(), tz));
  // On its day an event opens at the door.
  const [mode, setMode] = useState<"add" | "door">(start && dayOf(start) === today ? "door" : "add");
  const [typed, setTyped] = useState("");
  if (!data) return null;
  const shown = mode === "door" ? found(data.registrations, forms, typed) : data.registrations;
  return (
    <>
      <div className={styles.head}>
        <Counts counts={data.counts} />
        <Button
          look="quiet"
          size="small"
          icon={IconListDetails}
          aria-haspopup="menu"
          onClick={(event) => openMenu(event.currentTarget, t`Name lists`, lists.menu())}
        >
          {t`Name lists`}
        </Button>
      </div>
      {data.registrations.length > 0 && (
        <div className={styles.modes} role="tablist" aria-label={t`Registrations`}>
          {(["add", "door"] as const).map((value) => (
            <button
              key={value}
              type="button"
              role="tab"
              aria-selected={mode === value}
              onClick={() => {
                setMode(value);
                setTyped("");
              }}
            >
              {value === "add" ? t`Register` : t`Check in`}
            </button>
          ))}
        </div>
      )}
      {mode === "add" || data.registrations.length === 0 ? (
        <AddNames
          listed={
            new Set(
              data.registrations.flatMap(({ member, state }) => (member && state !== "cancelled" ? [member] : [])),
            )
          }
          onName={actions.register}
          onMember={actions.registerMember}
          onList={(text) => lists.open("register", text)}
        />
      ) : (
        <CheckIn
          typed={typed}
          onType={setTyped}
          first={typed.trim() === "" ? undefined : shown.find(({ state }) => state !== "came" && state !== "cancelled")}
          onCheckIn={(registration) => void actions.mark([registration], "came")}
        />
      )}
      <ul className={styles.list} aria-label={t`Registered people`}>
        {shown.map((registration) => (
          <RegistrationRow
            key={registration.uid}
            registration={registration}
            place={data.registrations.filter(({ state }) => state === "waiting").indexOf(registration) + 1}
            actions={actions}
          />
        ))}
      </ul>
      {mode === "door" && typed && shown.length === 0 && (
        <button
          type="button"
          className={styles.walkIn}
          onClick={() => {
            void actions.walkIn(typed).then((taken) => taken || lists.open("attend", typed));
            setTyped("");
          }}
        >
          {t`“${typed.trim()}” is not on the list: register and check in`}
        </button>
      )}
      {lists.dialog}
    </>
  );
}

function Counts({ counts }: { counts: RegistrationCounts }) {
  const { t } = useLingui();
  const taken = counts.registered + counts.came;
  if (taken + counts.waiting + counts.no_show === 0) return <span />;
  const parts = [
    counts.capacity === null ? t`${taken} registered` : t`${taken} of ${counts.capacity} seats`,
    counts.waiting > 0 && t`${counts.waiting} waiting`,
    counts.came > 0 && t`${counts.came} came`,
    counts.no_show > 0 && t`${counts.no_show} no-shows`,
  ].filter(Boolean);
  return <p className={styles.counts}>{parts.join(" · ")}</p>;
}

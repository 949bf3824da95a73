// One person of the list.

import { useLingui } from "@lingui/react/macro";
import {
  IconCheck,
  IconDots,
  IconRotate,
  IconTrophy,
  IconUser,
  IconUserMinus,
  IconUserOff,
  IconUserPlus,
  IconUserQuestion,
} from "@tabler/icons-react";
import { useState } from "react";
import type { RegistrationState } from "../../../bindings/RegistrationState";
import type { RegistrationView } from "../../../bindings/RegistrationView";
import { IconButton } from "../../../shared/basics/Button";
import { NameWithInitials } from "../../../shared/basics/NameWithInitials";
import { type MenuGroups, openMenu } from "../../../shared/menu/menu";
import { useOpen } from "../../../shared/navigation";
import { MemberDialog } from "../../../shared/people/MemberDialog";
import styles from "./Registrations.module.css";
import type { RegistrationActions } from "./use-registration-actions";

interface RegistrationRowProps {
  registration: RegistrationView;
  /** Its place on the waiting list, from 1; 0 when it does not wait. */
  place: number;
  actions: RegistrationActions;
}

export function RegistrationRow({ registration, place, actions }: RegistrationRowProps) {
  const { t } = useLingui();
  const open = useOpen();
  const [asking, ask] = useState(false);
  const { name, extra, state, member, award } = registration;
  const words: Record<RegistrationState, string> = {
    registered: "",
    waiting: t`Waits, no. ${place}`,
    came: t`Here`,
    no_show: t`Did not come`,
    cancelled: t`Called off`,
  };
  const came = state === "came";
  const to = (next: RegistrationState) => () => void actions.mark([registration], next);
  const menu = (): MenuGroups => [
    [
      ...(came ? [] : [{ id: "came", title: t`Is here`, icon: IconCheck, run: to("came") }]),
      ...(state === "no_show"
        ? []
        : [{ id: "no_show", title: t`Did not come`, icon: IconUserOff, run: to("no_show") }]),
      ...(state === "cancelled"
        ? []
        : [{ id: "cancelled", title: t`Called off`, icon: IconUserMinus, run: to("cancelled") }]),
      ...(state === "registered"
        ? []
        : [{ id: "back", title: t`Registered`, icon: IconRotate, run: to("registered") }]),
    ],
    [
      {
        id: "more",
        title: t`Brings one more`,
        icon: IconUserPlus,
        run: () => void actions.bring(registration, extra + 1),
      },
      ...(extra > 0
        ? [
            {
              id: "fewer",
              title: t`Brings one less`,
              icon: IconUserMinus,
              run: () => void actions.bring(registration, extra - 1),
            },
          ]
        : []),
    ],
    member
      ? [
          { id: "member", title: t`Open the member`, icon: IconUser, run: () => open({ kind: "member", uid: member }) },
          {
            id: "stranger",
            title: t`Not this member`,
            icon: IconUserQuestion,
            run: () => void actions.identify(registration, null),
          },
        ]
      : [{ id: "identify", title: t`Which member is this…`, icon: IconUserQuestion, run: () => ask(true) }],
  ];
  return (
    <li className={styles.person} data-state={state}>
      <button
        type="button"
        role="checkbox"
        aria-checked={came}
        aria-label={t`${name} is here`}
        className={styles.tick}
        onClick={to(came ? "registered" : "came")}
      >
        {came && <IconCheck size={14} stroke={2.5} aria-hidden />}
      </button>
      <span className={styles.name}>
        <NameWithInitials name={name} />
      </span>
      {member && <IconUser className={styles.member} size={14} stroke={1.75} role="img" aria-label={t`a member`} />}
      {extra > 0 && <span className="figure">{`+${extra}`}</span>}
      {award && (
        <span className={styles.award} data-hint={award}>
          <IconTrophy size={14} stroke={1.75} aria-hidden />
          <bdi>{award}</bdi>
        </span>
      )}
      <span className={styles.word}>{words[state]}</span>
      <IconButton
        icon={IconDots}
        size={16}
        label={t`More for ${name}`}
        hint="left"
        onClick={(event) => openMenu(event.currentTarget, name, menu())}
      />
      {asking && (
        <MemberDialog
          name={name}
          onClose={() => ask(false)}
          onChoose={({ uid }) => {
            ask(false);
            void actions.identify(registration, uid);
          }}
        />
      )}
    </li>
  );
}

// The acts at the list and at the door. A freed seat moves the first of the waiting up, and the toast says who.

import { useLingui } from "@lingui/react/macro";
import type { MemberRow } from "../../../bindings/MemberRow";
import type { RegistrationList } from "../../../bindings/RegistrationList";
import type { RegistrationState } from "../../../bindings/RegistrationState";
import type { RegistrationView } from "../../../bindings/RegistrationView";
import { useCommunity } from "../../../shared/community";
import { useWrite } from "../../../shared/data/use-write";
import { oneName } from "../../../shared/names/quick";
import { showNote } from "../../../shared/toasts/toasts";
import { keepRegistrations } from "../queries";

export interface RegistrationActions {
  /** A name that was typed; false when somebody must say whose it is. */
  register: (typed: string) => Promise<boolean>;
  registerMember: (member: Pick<MemberRow, "uid" | "name">) => Promise<boolean>;
  /** Says which member somebody on the list is; null: none after all. */
  identify: (registration: RegistrationView, member: string | null) => Promise<void>;
  mark: (registrations: RegistrationView[], state: RegistrationState) => Promise<void>;
  bring: (registration: RegistrationView, extra: number) => Promise<void>;
  /** Somebody at the door who is on no list; false when somebody must say who it is. */
  walkIn: (typed: string) => Promise<boolean>;
}

export function useRegistrationActions(uid: string, original: string): RegistrationActions {
  const { t } = useLingui();
  const adding = useWrite("registrations_add");
  const marking = useWrite("registrations_mark");
  const editing = useWrite("registration_edit");
  const naming = useWrite("name_list_apply");
  const { uid: community } = useCommunity();

  const keep = (list: RegistrationList | undefined): boolean => {
    if (!list) return false;
    keepRegistrations(uid, original, list);
    const names = list.registrations.filter((one) => list.moved_up.includes(one.uid)).map(({ name }) => name);
    if (names.length > 0) showNote(t`Moved up from the waiting list: ${names.join(t`, `)}`);
    return true;
  };
  const name = async (kind: "register" | "attend", typed: string, said: (name: string) => string) => {
    const purpose = { kind, activity: uid, original };
    const one = await oneName(community, typed, purpose);
    if (!one) return false;
    const { name, people, learned } = one;
    return (await naming.run({ community, purpose, people, learned }, said(name))) !== undefined;
  };
  return {
    register: (typed) => name("register", typed, (name) => t`${name} is registered`),
    async registerMember({ uid: member, name }) {
      return keep(await adding.run({ uid, original, people: [{ member, name }] }, t`${name} is registered`));
    },
    async identify({ uid: of, name }, member) {
      const said = member ? t`${name} is a member` : t`${name} is no member`;
      keep(await editing.run({ uid: of, ...(member ? { member } : { name }) }, said));
    },
    async mark(registrations, state) {
      const name = registrations[0]?.name ?? "";
      const said: Record<RegistrationState, string> = {
        came: t`${name} is here`,
        registered: t`${name} is registered`,
        waiting: t`${name} waits`,
        no_show: t`${name} did not come`,
        cancelled: t`${name} called off`,
      };
      keep(await marking.run({ uids: registrations.map((one) => one.uid), state }, said[state]));
    },
    async bring(registration, extra) {
      keep(await editing.run({ uid: registration.uid, extra }));
    },
    walkIn: (typed) => name("attend", typed, (name) => t`${name} is here`),
  };
}

// The acts at the list and at the door. A freed seat moves the first of the waiting up, and the toast says who.

import { useLingui } from "@lingui/react/macro";
import type { MemberRow } from "../../../bindings/MemberRow";
import type { RegistrationList } from "../../../bindings/RegistrationList";
import type { RegistrationState } from "../../../bindings/RegistrationState";
import type { RegistrationView } from "../../../bindings/RegistrationView";
import { useWrite } from "../../../shared/data/use-write";
import { showNote } from "../../../shared/toasts/toasts";
import { keepRegistrations } from "../queries";
import { type ParsedName, parseNames } from "./parse-names";

export interface RegistrationActions {
  register: (people: ParsedName[]) => Promise<boolean>;
  registerMember: (member: Pick<MemberRow, "uid" | "name">) => Promise<boolean>;
  /** Says which member somebody on the list is; null: none after all. */
  identify: (registration: RegistrationView, member: string | null) => Promise<void>;
  mark: (registrations: RegistrationView[], state: RegistrationState) => Promise<void>;
  bring: (registration: RegistrationView, extra: number) => Promise<void>;
  /** Somebody at the door who is on no list. */
  walkIn: (typed: string) => Promise<void>;
}

export function useRegistrationActions(uid: string, original: string): RegistrationActions {
  const { t } = useLingui();
  const adding = useWrite("registrations_add");
  const marking = useWrite("registrations_mark");
  const editing = useWrite("registration_edit");

  const keep = (list: RegistrationList | undefined): boolean => {
    if (!list) return false;
    keepRegistrations(uid, original, list);
    const names = list.registrations.filter((one) => list.moved_up.includes(one.uid)).map(({ name }) => name);
    if (names.length > 0) showNote(t`Moved up from the waiting list: ${names.join(t`, `)}`);
    return true;
  };
  const people = (parsed: ParsedName[]) => parsed.map(({ name, extra }) => ({ name, extra }));
  return {
    async register(parsed) {
      const [first] = parsed;
      const said = parsed.length === 1 && first ? t`${first.name} is registered` : t`${parsed.length} names registered`;
      return keep(await adding.run({ uid, original, people: people(parsed) }, said));
    },
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
    async walkIn(typed) {
      const parsed = parseNames(typed);
      const list = await adding.run({ uid, original, people: people(parsed) });
      const added = list?.registrations.filter(({ name }) => parsed.some((one) => one.name === name)) ?? [];
      const [first] = added;
      if (first) {
        const uids = added.map((one) => one.uid);
        keep(await marking.run({ uids, state: "came" }, t`${first.name} is here`));
      }
    },
  };
}

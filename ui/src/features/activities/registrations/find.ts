// Finding somebody at the door: by what was typed, as it is written, in pinyin or by initials; who is expected comes first.

import type { RegistrationForms } from "../../../bindings/RegistrationForms";
import type { RegistrationView } from "../../../bindings/RegistrationView";

const ORDER: Record<RegistrationView["state"], number> = {
  registered: 0,
  waiting: 1,
  no_show: 2,
  came: 3,
  cancelled: 4,
};

export function found(
  registrations: readonly RegistrationView[],
  forms: readonly RegistrationForms[],
  typed: string,
): RegistrationView[] {
  const wanted = typed.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, "");
  if (wanted === "") return [...registrations];
  const formsOf = new Map(forms.map((one) => [one.registration, one.forms]));
  const rank = ({ uid, name }: RegistrationView): number => {
    const all = [name.toLowerCase(), ...(formsOf.get(uid) ?? [])].map((form) => form.replace(/\s+/g, ""));
    if (all.some((form) => form.startsWith(wanted))) return 0;
    return all.some((form) => form.includes(wanted)) ? 1 : 2;
  };
  return registrations
    .map((registration) => ({ registration, at: rank(registration) }))
    .filter(({ at }) => at < 2)
    .sort((a, b) => a.at - b.at || ORDER[a.registration.state] - ORDER[b.registration.state])
    .map(({ registration }) => registration);
}

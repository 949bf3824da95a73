import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { KINDS } from "../../shared/basics/KindMark";
import type { Chip } from "../../shared/page/FilterChips";
import { type CalendarAddress, kindsOf } from "./address";
import type { FilterChoices } from "./queries";

/** The filters in force, each with its way out. */
export function useChips(
  address: CalendarAddress,
  set: (patch: Partial<CalendarAddress>) => void,
  choices: FilterChoices,
): Chip[] {
  const { i18n } = useLingui();
  const { t } = useWords();
  const chips: Chip[] = [];
  if (address.kinds) {
    const names = kindsOf(address).map((kind) => i18n._(KINDS[kind].word));
    chips.push({ id: "kinds", text: names.join(" · "), onRemove: () => set({ kinds: undefined }) });
  }
  const channel = choices.channels.find(({ uid }) => uid === address.channel);
  if (channel) {
    chips.push({ id: "channel", text: t`In ${channel.name}`, onRemove: () => set({ channel: undefined }) });
  }
  const owner = choices.owners.find(({ uid }) => uid === address.owner);
  if (owner) chips.push({ id: "owner", text: t`Owner: ${owner.name}`, onRemove: () => set({ owner: undefined }) });
  return chips;
}

// Weekdays as switches, in the order of the community's weeks.

import { useLingui } from "@lingui/react/macro";
import { useCommunityIfAny } from "../community";
import { useFormats } from "../format/formats";
import { WEEKDAYS, type Weekday } from "./rule";
import { weekdayText } from "./rule-text";
import { Toggles } from "./Toggles";

export function WeekdayToggles({
  chosen,
  onToggle,
}: {
  chosen: readonly Weekday[];
  onToggle: (weekday: Weekday) => void;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const first = useCommunityIfAny()?.week_start ?? 1;
  const days = WEEKDAYS.map((_, index) => WEEKDAYS[(index + first + 6) % 7] as Weekday);
  return (
    <Toggles
      label={t`Weekdays`}
      columns={7}
      items={days.map((key) => ({
        key,
        text: weekdayText(formats, key, "short").replace("周", ""),
        name: weekdayText(formats, key),
      }))}
      chosen={chosen}
      onToggle={onToggle}
    />
  );
}

// On which days of a month: by date, by weekday, or one of several weekdays. Used for months and for the months of a year.

import { useLingui } from "@lingui/react/macro";
import { SegmentedControl, Select } from "@mantine/core";
import { useFormats } from "../format/formats";
import styles from "./RecurrenceEditor.module.css";
import type { Rule } from "./rule";
import { chosenIn, type DayMode, dayMode, withDate, withMode, withPlace, withWeekday } from "./rule-days";
import type { RulePartProps } from "./rule-part";
import { placeText } from "./rule-text";
import { Toggles } from "./Toggles";
import { WeekdayToggles } from "./WeekdayToggles";

const PLACES = [1, 2, 3, 4, 5, -1];

export function DaysOfMonth({ rule, start, onChange }: RulePartProps) {
  const { t } = useLingui();
  const mode = dayMode(rule) ?? "dates";
  const hints: Record<DayMode, string | null> = {
    dates: null,
    weekdays: t`Each of these weekdays in each of these places.`,
    places: t`All these weekdays of the month are counted together, and the chosen ones of them taken.`,
  };
  return (
    <div className={styles.custom} style={{ padding: 0 }}>
      <SegmentedControl
        aria-label={t`Days of the month`}
        fullWidth
        value={mode}
        data={[
          { value: "dates", label: t({ message: "Dates", context: "days of a month" }) },
          { value: "weekdays", label: t({ message: "Weekdays", context: "days of a month" }) },
          { value: "places", label: t({ message: "One of several", context: "days of a month" }) },
        ]}
        onChange={(next) => onChange(withMode(rule, next as DayMode, start))}
      />
      {mode === "dates" ? (
        <Dates rule={rule} start={start} onChange={onChange} />
      ) : (
        <>
          <Places rule={rule} start={start} onChange={onChange} />
          <WeekdayToggles
            chosen={chosenIn(rule, start).weekdays}
            onToggle={(weekday) => onChange(withWeekday(rule, weekday, start))}
          />
          <p className={styles.note}>{hints[mode]}</p>
        </>
      )}
    </div>
  );
}

function Dates({ rule, start, onChange }: RulePartProps) {
  const { t } = useLingui();
  const { dates } = chosenIn(rule, start);
  const fromTheEnd = dates.filter((day) => day < -1);
  const items = [
    ...Array.from({ length: 31 }, (_, index) => ({ key: index + 1, text: String(index + 1) })),
    { key: -1, text: t`Last day`, wide: 4 },
    // Read from a file; the panel offers them only where they are.
    ...fromTheEnd.map((key) => ({ key, text: String(key), name: t`Day ${-key} from the end` })),
  ];
  return (
    <>
      <Toggles
        label={t`Dates of the month`}
        columns={7}
        items={items}
        chosen={dates}
        onToggle={(day) => onChange(withDate(rule, day, start))}
      />
      {Math.max(...dates) > 28 && (
        <Select
          aria-label={t`In shorter months`}
          value={rule.skip}
          data={[
            { value: "omit", label: t`Left out in shorter months` },
            { value: "backward", label: t`On the last day of shorter months` },
            { value: "forward", label: t`On the day after shorter months` },
          ]}
          onChange={(skip) => skip && onChange({ ...rule, skip: skip as Rule["skip"] })}
        />
      )}
    </>
  );
}

function Places({ rule, start, onChange }: RulePartProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const { places } = chosenIn(rule, start);
  const all = [...PLACES, ...places.filter((place) => !PLACES.includes(place))];
  return (
    <Toggles
      label={t`Which of them`}
      columns={3}
      items={all.map((key) => ({ key, text: placeText(i18n, formats, key) }))}
      chosen={places}
      onToggle={(place) => onChange(withPlace(rule, place, start))}
    />
  );
}

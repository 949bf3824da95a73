import { useLingui } from "@lingui/react/macro";
import { Select, Switch } from "@mantine/core";
import { inWindow } from "../../platform/call";
import { ZoneSelect } from "../../shared/fields/ZoneSelect";
import { useFormats } from "../../shared/format/formats";
import { useSetting } from "../../shared/settings";
import { ExchangeGroup } from "./ExchangeGroup";
import { HolidaysRow } from "./HolidaysRow";
import { Group, Row } from "./Row";

/** 2026-11-22 was a Sunday. */
const SUNDAY = 22;

export function CalendarSection() {
  const { t } = useLingui();
  const formats = useFormats();
  const [weekStart, setWeekStart] = useSetting("calendar.week_start");
  const [lunar, setLunar] = useSetting("calendar.lunar");
  const [festivals, setFestivals] = useSetting("calendar.festivals");
  const [secondZone, setSecondZone] = useSetting("calendar.second_zone");
  return (
    <>
      <Group>
        <Row title={t`The week begins on`} hint={t`Figures always use weeks from Monday to Sunday.`}>
          <Select
            aria-label={t`The week begins on`}
            value={String(weekStart)}
            data={[1, 0, 6].map((day) => ({ value: String(day), label: formats.weekday(`2026-11-${SUNDAY + day}`) }))}
            onChange={(day) => day && setWeekStart(Number(day))}
          />
        </Row>
        <Row title={t`Lunar days`}>
          <Switch
            aria-label={t`Lunar days`}
            checked={lunar}
            onChange={(event) => setLunar(event.currentTarget.checked)}
          />
        </Row>
        <Row title={t`Festivals, holidays and marketing days`}>
          <Switch
            aria-label={t`Festivals, holidays and marketing days`}
            checked={festivals}
            onChange={(event) => setFestivals(event.currentTarget.checked)}
          />
        </Row>
        <Row title={t`Second time zone`} hint={t`Its hours stand beside your own in the week and the day.`}>
          <ZoneSelect
            ariaLabel={t`Second time zone`}
            w={300}
            clearable
            placeholder={t({ message: "None", context: "No second time zone" })}
            value={secondZone || null}
            onChange={(zone) => setSecondZone(zone ?? "")}
          />
        </Row>
        <HolidaysRow />
      </Group>
      {inWindow && <ExchangeGroup />}
    </>
  );
}

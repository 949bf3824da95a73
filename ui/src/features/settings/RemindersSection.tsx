import { useLingui } from "@lingui/react/macro";
import { Switch } from "@mantine/core";
import { TimeField } from "../../shared/plan/TimeField";
import { useSetting } from "../../shared/settings";
import { Group, Row } from "./Row";

const NIGHT = { from: "22:00", to: "08:00" };

export function RemindersSection() {
  const { t } = useLingui();
  const [quiet, setQuiet] = useSetting("reminders.quiet_hours");
  return (
    <Group>
      <Row title={t`Quiet hours`} hint={t`Reminders that fall into them come when they end, all at once.`}>
        {quiet && (
          <>
            <TimeField
              ariaLabel={t`from`}
              value={quiet.from}
              onChange={(from) => from && setQuiet({ ...quiet, from })}
            />
            <TimeField ariaLabel={t`to`} value={quiet.to} onChange={(to) => to && setQuiet({ ...quiet, to })} />
          </>
        )}
        <Switch
          aria-label={t`Quiet hours`}
          checked={quiet !== null}
          onChange={(event) => setQuiet(event.currentTarget.checked ? NIGHT : null)}
        />
      </Row>
    </Group>
  );
}

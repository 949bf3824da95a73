import { useLingui } from "@lingui/react/macro";
import { Switch } from "@mantine/core";
import { IconBellOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { noticesShown } from "../../platform/window";
import { runAction } from "../../shared/actions/registry";
import { Button } from "../../shared/basics/Button";
import { TimeField } from "../../shared/plan/TimeField";
import { useSetting } from "../../shared/settings";
import { Group, Row } from "./Row";
import styles from "./Settings.module.css";

const NIGHT = { from: "22:00", to: "08:00" };

export function RemindersSection() {
  const { t } = useLingui();
  const [quiet, setQuiet] = useSetting("reminders.quiet_hours");
  // Asked every time the section is opened: a service may have come or gone.
  const shown = useQuery({ queryKey: ["shell", "notices"], queryFn: noticesShown, gcTime: 0, meta: { on: [] } }).data;
  return (
    <Group>
      {shown === false && (
        <p role="status" className={styles.banner}>
          <IconBellOff size={18} stroke={1.75} aria-hidden />
          <span>
            {t`This desktop shows no notices: no notification service answers. Reminders wait in the list behind the bell.`}
          </span>
          <Button size="small" onClick={() => runAction("app.reminders")}>
            {t`Open the list`}
          </Button>
        </p>
      )}
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

import { useLingui } from "@lingui/react/macro";
import { SegmentedControl, Switch } from "@mantine/core";
import { IconBellOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { QuietPolicy } from "../../bindings/QuietPolicy";
import { noticesShown } from "../../platform/desktop";
import { runAction } from "../../shared/actions/registry";
import { Button } from "../../shared/basics/Button";
import { TimeField } from "../../shared/plan/TimeField";
import { useOverview, useSetting } from "../../shared/settings";
import { Group, Row } from "./Row";
import styles from "./Settings.module.css";
import { TestNoticeRow } from "./TestNoticeRow";
import { useShell } from "./use-shell";

const NIGHT = { from: "22:00", to: "08:00" };

export function RemindersSection() {
  const { t } = useLingui();
  const [quiet, setQuiet] = useSetting("reminders.quiet_hours");
  const [policy, setPolicy] = useSetting("reminders.quiet_policy");
  // Asked every time the section is opened: a service may have come or gone.
  const shown = useQuery({ queryKey: ["shell", "notices"], queryFn: noticesShown, gcTime: 0, meta: { on: [] } }).data;
  const shell = useShell();
  const readOnly = useOverview().data?.read_only;
  return (
    <Group>
      {readOnly && (
        <p role="status" className={styles.banner}>
          <IconBellOff size={18} stroke={1.75} aria-hidden />
          <span>{t`This workspace can only be read. Nothing rings here, and nobody is told of what is due.`}</span>
        </p>
      )}
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
      {shell && (!shell.tray || shell.close_ends) && (
        <Row
          title={t`Reminders come while the window is open`}
          hint={
            shell.tray
              ? t`Closing it ends Tulou; General lets it stay beside the clock. What was missed is shown once at the next start.`
              : t`This desktop has no place beside the clock where Tulou could stay. What was missed is shown once at the next start.`
          }
        />
      )}
      <TestNoticeRow />
      <Row
        title={t`Quiet hours`}
        hint={t`Hours in which nobody is to be disturbed. The calendar shows them when something is moved.`}
      >
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
      {quiet && (
        <Row
          title={t`Reminders in quiet hours`}
          hint={
            policy === "ring"
              ? t`Reminders come at their time, also in quiet hours.`
              : t`Reminders that fall into them come when they end, all at once.`
          }
        >
          <SegmentedControl
            aria-label={t`Reminders in quiet hours`}
            value={policy}
            data={[
              { value: "delay", label: t`Wait` },
              { value: "ring", label: t`Ring all the same` },
            ]}
            onChange={(next) => setPolicy(next as QuietPolicy)}
          />
        </Row>
      )}
    </Group>
  );
}

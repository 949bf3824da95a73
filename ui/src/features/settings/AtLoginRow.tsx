// Starting with the person's session. The system knows whether that is on, so it is asked whenever the section is opened; what
// it refuses is said, and the switch stays as the system has it.

import { useLingui } from "@lingui/react/macro";
import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { CoreError } from "../../platform/core-error";
import { atLogin } from "../../platform/desktop";
import { queryClient } from "../../shared/data/query";
import { showError } from "../../shared/toasts/toasts";
import { Row } from "./Row";

const AT_LOGIN = ["shell", "at-login"];

export function AtLoginRow({ tray }: { tray: boolean }) {
  const { t } = useLingui();
  const { data: on } = useQuery({ queryKey: AT_LOGIN, queryFn: () => atLogin(), gcTime: 0, meta: { on: [] } });
  // Nobody to ask: a browser, or a system that does not answer.
  if (typeof on !== "boolean") return null;
  const turn = async (wanted: boolean) => {
    try {
      queryClient.setQueryData(AT_LOGIN, await atLogin(wanted));
    } catch (fault) {
      showError(CoreError.from(fault));
    }
  };
  return (
    <Row
      title={t`Start Tulou when I log in`}
      hint={
        tray
          ? t`Reminders ring only while Tulou runs: an app that is off cannot ring. It then starts unseen, beside the clock.`
          : t`Reminders ring only while Tulou runs: an app that is off cannot ring. It then starts minimised.`
      }
    >
      <Switch
        aria-label={t`Start Tulou when I log in`}
        checked={on}
        onChange={(event) => void turn(event.currentTarget.checked)}
      />
    </Row>
  );
}

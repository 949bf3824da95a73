// A notice on trial: shown the way reminders are, with a plain word on where it came to be seen.

import { useLingui } from "@lingui/react/macro";
import { IconBellRinging } from "@tabler/icons-react";
import { useState } from "react";
import { CoreError } from "../../platform/core-error";
import { type Rung, testNotice } from "../../platform/desktop";
import { Button } from "../../shared/basics/Button";
import { showError } from "../../shared/toasts/toasts";
import { Row } from "./Row";

export function TestNoticeRow() {
  const { t } = useLingui();
  const [ringing, setRinging] = useState(false);
  const [rung, setRung] = useState<Rung | null>(null);
  const outcome: Record<Rung, string> = {
    desktop: t`The desktop took the notice. If you see none, its own settings or “do not disturb” hold it back.`,
    page: t`This desktop shows no notices. Reminders come as a message in this window, which asks to be looked at, and wait in the list behind the bell.`,
    nowhere: t`A browser cannot ring on the desktop. Reminders wait in the list behind the bell.`,
  };
  const ring = async () => {
    setRinging(true);
    try {
      const notice = {
        title: t`A test of Tulou`,
        text: t`This is what a reminder looks like.`,
        open: t`Open`,
        done: t`Done`,
        snooze: t`In 10 minutes`,
      };
      setRung(await testNotice(notice));
    } catch (fault) {
      showError(CoreError.from(fault));
    } finally {
      setRinging(false);
    }
  };
  return (
    <Row
      title={t`Notices on the desktop`}
      hint={<span role="status">{rung ? outcome[rung] : t`Shows a notice as a reminder would.`}</span>}
    >
      <Button icon={IconBellRinging} busy={ringing} onClick={() => void ring()}>
        {t`Test notice`}
      </Button>
    </Row>
  );
}

import { useLingui } from "@lingui/react/macro";
import { IconSun } from "@tabler/icons-react";
import { useEffect } from "react";
import { todayPainted } from "../../platform/ready";
import { EmptyState } from "../../shared/basics/EmptyState";
import { useCommunity } from "../../shared/community";
import { civilAt } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { Page } from "../../shared/page/Page";

export function TodayPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const { tz } = useCommunity();
  const now = civilAt(Date.now(), tz);
  useEffect(todayPainted, []);
  return (
    <Page title={t`Today`} range={formats.day(now)}>
      <EmptyState
        icon={IconSun}
        sentence={t`What has to happen today comes together here: things to send, events, tasks.`}
      />
    </Page>
  );
}

import { useLingui } from "@lingui/react/macro";
import { IconMap2 } from "@tabler/icons-react";
import { EmptyState } from "../shared/basics/EmptyState";
import { useGo } from "../shared/navigation";
import { Page } from "../shared/page/Page";

export function NotFound() {
  const { t } = useLingui();
  const go = useGo();
  return (
    <Page title={t`Not found`}>
      <EmptyState
        icon={IconMap2}
        sentence={t`There is no page at this address.`}
        action={{ title: t`Go to Today`, run: () => go("/") }}
      />
    </Page>
  );
}

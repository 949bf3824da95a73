import { useLingui } from "@lingui/react/macro";
import { SegmentedControl, Select, Switch } from "@mantine/core";
import { chooseLanguage, type Language } from "../../shared/format/locale";
import { type Scheme, useScheme } from "../../shared/scheme";
import { AtLoginRow } from "./AtLoginRow";
import { Group, Row } from "./Row";
import { keepClosing, useShell } from "./use-shell";
import { WorkspaceRow } from "./WorkspaceRow";

export function GeneralSection() {
  const { t, i18n } = useLingui();
  const [scheme, setScheme] = useScheme();
  const shell = useShell();
  return (
    <Group>
      <Row title={t`Language`}>
        <Select
          aria-label={t`Language`}
          value={i18n.locale}
          data={[
            { value: "zh-CN", label: "简体中文" },
            { value: "en", label: "English" },
          ]}
          onChange={(language) => language && void chooseLanguage(language as Language)}
        />
      </Row>
      <Row title={t`Theme`}>
        <SegmentedControl
          aria-label={t`Theme`}
          value={scheme}
          data={[
            { value: "light", label: t`Light` },
            { value: "dark", label: t`Dark` },
            { value: "auto", label: t`As the system` },
          ]}
          onChange={(next) => setScheme(next as Scheme)}
        />
      </Row>
      {shell && <WorkspaceRow folder={shell.folder} />}
      {shell?.tray && (
        <Row
          title={t`Closing the window keeps reminders running`}
          hint={t`Tulou stays beside the clock until you quit it there.`}
        >
          <Switch
            aria-label={t`Closing the window keeps reminders running`}
            checked={!shell.close_ends}
            onChange={(event) => void keepClosing(!event.currentTarget.checked)}
          />
        </Row>
      )}
      <AtLoginRow tray={shell?.tray ?? false} />
    </Group>
  );
}

import { useLingui } from "@lingui/react/macro";
import { Select, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Scale } from "../../bindings/Scale";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { isIme } from "../../shared/keys";
import { Group, Row } from "./Row";

export function CommunitySection() {
  const { t } = useLingui();
  const { uid, name, scale, review_on, tz } = useCommunity();
  const [text, setText] = useState(name);
  const edit = useWrite("community_edit");
  const keepName = () => {
    const next = text.trim();
    if (next === "" || next === name) setText(name);
    else void edit.run({ uid, name: next }, t`Renamed to ${next}`);
  };
  return (
    <Group>
      <Row title={t`Name`}>
        <TextInput
          aria-label={t`Name`}
          w={280}
          value={text}
          maxLength={120}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={keepName}
          onKeyDown={(event) => event.key === "Enter" && !isIme(event) && keepName()}
        />
      </Row>
      <Row title={t`How many groups do you run?`} hint={t`This sets what is shown at first, never what is possible.`}>
        <Select
          aria-label={t`How many groups do you run?`}
          value={scale}
          data={[
            { value: "one", label: t`One group` },
            { value: "several", label: t`Several groups` },
            { value: "many", label: t`Many groups` },
          ]}
          onChange={(next) => next && void edit.run({ uid, scale: next as Scale })}
        />
      </Row>
      <Row title={t`Review before scheduling`} hint={t`Content passes a second pair of eyes before it is planned.`}>
        <Switch
          aria-label={t`Review before scheduling`}
          checked={review_on}
          onChange={(event) => void edit.run({ uid, review_on: event.currentTarget.checked })}
        />
      </Row>
      <Row title={t`Time zone`} hint={t`Everything that is planned means this zone's clocks.`}>
        <span>{tz}</span>
      </Row>
    </Group>
  );
}

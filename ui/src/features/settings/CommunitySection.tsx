import { useLingui } from "@lingui/react/macro";
import { Select, Switch } from "@mantine/core";
import type { Scale } from "../../bindings/Scale";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { EditableText } from "./EditableText";
import { RemoveCommunityRow } from "./RemoveCommunity";
import { Group, Row } from "./Row";
import { ZoneRow } from "./ZoneRow";

export function CommunitySection() {
  const { t } = useLingui();
  const { uid, name, scale, review_on } = useCommunity();
  const edit = useWrite("community_edit");
  return (
    <Group>
      <Row title={t`Name`}>
        <EditableText
          label={t`Name`}
          boxed
          value={name}
          onKeep={(next) => void edit.run({ uid, name: next }, t`Renamed to ${next}`)}
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
      <ZoneRow />
      <RemoveCommunityRow />
    </Group>
  );
}

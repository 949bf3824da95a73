import { useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { TagKind } from "../../bindings/TagKind";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { EditableText } from "./EditableText";
import { Group } from "./Row";
import styles from "./Settings.module.css";

const PLAIN = "#8a8379";

export function TagsSection() {
  const { t } = useLingui();
  const community = useCommunity().uid;
  const [kind, setKind] = useState<TagKind>("member");
  const [name, setName] = useState("");
  const tags = useCall("tags", { community, kind }, { on: ["tag"], keep: true }).data ?? [];
  const add = useWrite("tag_add");
  const edit = useWrite("tag_edit");
  return (
    <Group>
      <SegmentedControl
        aria-label={t`Tags of`}
        value={kind}
        data={[
          { value: "member", label: t`Tags of members` },
          { value: "channel", label: t`Tags of groups` },
        ]}
        onChange={(next) => setKind(next as TagKind)}
      />
      <ul className={styles.list}>
        {tags.map((tag) => (
          <li key={tag.uid}>
            <label className={styles.swatch} style={{ background: tag.color ?? PLAIN }}>
              <span className="visually-hidden">{t`Colour of ${tag.name}`}</span>
              <input
                type="color"
                value={tag.color ?? PLAIN}
                onChange={(event) => void edit.run({ uid: tag.uid, color: event.target.value })}
              />
            </label>
            <EditableText
              label={t`Name`}
              value={tag.name}
              onKeep={(text) => void edit.run({ uid: tag.uid, name: text }, t`Renamed to ${text}`)}
            />
          </li>
        ))}
      </ul>
      <form
        className={styles.add}
        onSubmit={async (event) => {
          event.preventDefault();
          const text = name.trim();
          if (text && (await add.run({ community, kind, name: text }, t`Added: ${text}`))) setName("");
        }}
      >
        <EditableText label={t`New tag`} placeholder={t`New tag`} value={name} onChange={setName} boxed />
        <Button icon={IconPlus} submit disabled={!name.trim()}>
          {t`Add`}
        </Button>
      </form>
    </Group>
  );
}

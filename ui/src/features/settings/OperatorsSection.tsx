import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { IconButton } from "../../shared/basics/Button";
import { NameWithInitials } from "../../shared/basics/NameWithInitials";
import { useWrite } from "../../shared/data/use-write";
import { useOverview } from "../../shared/settings";
import { AddRow } from "./AddRow";
import { EditableText } from "./EditableText";
import { Group } from "./Row";
import styles from "./Settings.module.css";

/** Who works in this workspace. Every change carries its operator; content and tasks have one as owner. */
export function OperatorsSection() {
  const { t } = useLingui();
  const operators = useOverview().data?.operators ?? [];
  const add = useWrite("operator_add");
  const edit = useWrite("operator_edit");
  const remove = useWrite("operator_remove");
  return (
    <Group title={t`Who works with this workspace`}>
      <ul className={styles.list}>
        {operators.map((operator) => (
          <li key={operator.uid}>
            <NameWithInitials name={operator.name || t`Me`} onlyMark />
            <EditableText
              label={t`Name`}
              value={operator.name}
              placeholder={operator.is_me ? t`Your name` : t`Name`}
              onKeep={(text) => void edit.run({ uid: operator.uid, name: text }, t`Renamed to ${text}`)}
            />
            {operator.is_me ? (
              <span className={styles.quiet}>{t`on this computer`}</span>
            ) : (
              <IconButton
                icon={IconTrash}
                size={16}
                label={t`Remove ${operator.name} from the team; what they own keeps their name`}
                hint="left"
                onClick={() => void remove.run({ uid: operator.uid }, t`Removed from the team: ${operator.name}`)}
              />
            )}
          </li>
        ))}
      </ul>
      <AddRow label={t`New colleague`} onAdd={(text) => add.run({ name: text }, t`Added: ${text}`)} />
    </Group>
  );
}

// The rules that give points: what for, how much each has given, and whether it gives at present.

import { useLingui } from "@lingui/react/macro";
import { Switch } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import type { PointRule } from "../../../bindings/PointRule";
import { IconButton } from "../../../shared/basics/Button";
import { useWrite } from "../../../shared/data/use-write";
import { useFormats } from "../../../shared/format/formats";
import styles from "./Points.module.css";
import { useSourceWords } from "./use-source-words";

interface RulesProps {
  rules: PointRule[];
  onEdit: (rule: PointRule) => void;
}

export function Rules({ rules, onEdit }: RulesProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useSourceWords();
  const edit = useWrite("point_rule_edit");
  const remove = useWrite("point_rule_remove");
  return (
    <ul className={styles.rules}>
      {rules.map((rule) => {
        const { uid, name, active, given } = rule;
        return (
          <li key={uid} data-resting={!active || undefined}>
            <Switch
              aria-label={t`${name} gives points`}
              checked={active}
              onChange={() =>
                void edit.run({ uid, active: !active }, active ? t`${name} rests` : t`${name} gives again`)
              }
            />
            <div className={styles.what}>
              <b>
                <bdi>{name}</bdi>
              </b>
              <p className={styles.quiet}>{words(rule)}</p>
            </div>
            <span className={styles.given}>
              {t({ message: `${formats.number(given)} given`, comment: "Points that a rule has given so far" })}
            </span>
            <IconButton
              icon={IconPencil}
              size={16}
              label={t`Change ${name}`}
              hint="left"
              onClick={() => onEdit(rule)}
            />
            <IconButton
              icon={IconTrash}
              size={16}
              label={t`Remove ${name}`}
              hint="left"
              onClick={() => void remove.run({ uid }, t`Removed: ${name}. What it gave stays given.`)}
            />
          </li>
        );
      })}
    </ul>
  );
}

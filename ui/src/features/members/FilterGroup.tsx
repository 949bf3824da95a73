import { useLingui } from "@lingui/react/macro";
import { NumberInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { Filter } from "../../bindings/Filter";
import { Button, IconButton } from "../../shared/basics/Button";
import { openMenu } from "../../shared/menu/menu";
import { filterOf, type Group, groupOf, type Join, type Subject, subjectId, testsFor } from "./conditions";
import { FilterCondition } from "./FilterCondition";
import styles from "./FilterDialog.module.css";
import { MEASURES } from "./measures";
import type { Directory } from "./use-directory";
import { useSubjectWords } from "./use-filter-words";

/** What the conditions are for: a list of members now, or the rule of a tier, which is asked of every day of the past too. */
export type Purpose = "list" | "rule";

interface FilterGroupProps {
  directory: Directory;
  purpose: Purpose;
  group: Group;
  depth: number;
  onChange: (group: Group) => void;
  onRemove?: () => void;
}

/** More levels than people can read. */
const DEEPEST = 3;

export function FilterGroup({ directory, purpose, group, depth, onChange, onRemove }: FilterGroupProps) {
  const { t } = useLingui();
  const subjectWords = useSubjectWords(directory);
  const set = (at: number, part: Filter | null) =>
    onChange({ ...group, of: group.of.flatMap((old, place) => (place === at ? (part ? [part] : []) : [old])) });
  const subjects = allSubjects(directory, purpose);
  const add = (subject: Subject) => {
    const first = testsFor(subject, directory.fields)[0];
    if (first) onChange({ ...group, of: [...group.of, first.begin()] });
  };
  const choose = (at: HTMLElement) =>
    openMenu(
      at,
      t`Condition`,
      subjects.map((line) =>
        line.map((subject) => ({ id: subjectId(subject), title: subjectWords(subject), run: () => add(subject) })),
      ),
    );
  return (
    <fieldset className={styles.group} data-inner={depth > 0}>
      <legend className={styles.join}>
        <select
          aria-label={t`How the conditions are joined`}
          value={group.join}
          onChange={(event) => onChange({ ...group, join: event.target.value as Join })}
        >
          <option value="all">{t`All of these`}</option>
          <option value="any">{t`At least one of these`}</option>
          <option value="count">{t`At least so many of these`}</option>
          <option value="none">{t`None of these`}</option>
        </select>
        {group.join === "count" && (
          <NumberInput
            aria-label={t`How many of these`}
            className={styles.count}
            min={1}
            max={99}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={group.least}
            onChange={(least) => typeof least === "number" && onChange({ ...group, least })}
          />
        )}
        {onRemove && (
          <IconButton icon={IconX} size={14} label={t`Take this group away`} hint="left" onClick={onRemove} />
        )}
      </legend>
      {group.of.map((part, at) => {
        const inner = groupOf(part);
        return inner ? (
          <FilterGroup
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place.
            key={at}
            directory={directory}
            purpose={purpose}
            group={inner}
            depth={depth + 1}
            onChange={(next) => set(at, filterOf(next))}
            onRemove={() => set(at, null)}
          />
        ) : (
          <FilterCondition
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place.
            key={at}
            directory={directory}
            filter={part}
            onChange={(next) => set(at, next)}
            onRemove={() => set(at, null)}
          />
        );
      })}
      <div className={styles.add}>
        <Button look="quiet" size="small" icon={IconPlus} onClick={(event) => choose(event.currentTarget)}>
          {t`Condition`}
        </Button>
        {depth < DEEPEST && (
          <Button
            look="quiet"
            size="small"
            icon={IconPlus}
            onClick={() =>
              onChange({ ...group, of: [...group.of, { kind: group.join === "all" ? "any" : "all", of: [] }] })
            }
          >
            {t`Group of conditions`}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** In the order in which people ask, in groups with a line between. */
function allSubjects(directory: Directory, purpose: Purpose): Subject[][] {
  const fields = (names: readonly Extract<Subject, { kind: "field" }>["field"][]): Subject[] =>
    names.map((field) => ({ kind: "field", field }));
  return [
    // Lists are of now; what somebody did within days is for rules, which are asked again as days pass.
    ...(purpose === "rule" ? [MEASURES.map((measure): Subject => ({ kind: "measured", measure }))] : []),
    [
      { kind: "tag" },
      // A tier that depended on tiers would turn in a circle.
      ...(purpose === "list" ? [{ kind: "tier" } as const] : []),
      { kind: "channel" },
      // Without tags of groups there is nothing to choose from.
      ...(directory.channelTags.length > 0 ? [{ kind: "channel_tag" } as const] : []),
      { kind: "status" },
      { kind: "platform" },
      { kind: "part" },
    ],
    fields(["joined_on", "left_on", "created_at", "updated_at"]),
    [...fields(["name", "remark", "phone", "email", "source", "note"]), { kind: "namesake" }],
    [{ kind: "birthday" }, ...fields(["birthday"])],
    directory.fields.map(({ uid }): Subject => ({ kind: "field", field: { custom: uid } })),
  ];
}

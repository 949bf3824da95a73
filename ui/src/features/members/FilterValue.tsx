import { useLingui } from "@lingui/react/macro";
import { MultiSelect, NumberInput, TextInput } from "@mantine/core";
import type { MemberPart } from "../../bindings/MemberPart";
import type { MemberStatus } from "../../bindings/MemberStatus";
import { DateField } from "../../shared/plan/DateField";
import type { Leaf } from "./conditions";
import styles from "./FilterDialog.module.css";
import { goneValues } from "./gone";
import { MeasuredValue } from "./MeasuredValue";
import { PART_WORDS, PARTS } from "./parts";
import { PLATFORM_WORDS } from "./platforms";
import type { Directory } from "./use-directory";

interface FilterValueProps {
  directory: Directory;
  leaf: Leaf;
  onChange: (leaf: Leaf) => void;
}

/** The values of a condition, in the fields that fit it. */
export function FilterValue({ directory, leaf, onChange }: FilterValueProps) {
  const { t, i18n } = useLingui();
  const label = t`Value`;
  // What is gone can still be taken out.
  const withGone = (data: { value: string; label: string }[], name?: (value: string) => string) => [
    ...data,
    ...goneValues(leaf, directory).map((value) => ({ value, label: name ? t`${name(value)} (gone)` : t`(gone)` })),
  ];
  switch (leaf.kind) {
    case "text":
      return (
        <TextInput
          aria-label={label}
          data-autofocus={leaf.value === "" || undefined}
          value={leaf.value}
          onChange={(event) => onChange({ ...leaf, value: event.currentTarget.value })}
        />
      );
    case "one_of": {
      const { field } = leaf;
      const options =
        typeof field === "string" ? [] : directory.fields.find(({ uid }) => uid === field.custom)?.options;
      return (
        <MultiSelect
          aria-label={label}
          data={withGone(
            (options ?? []).map((value) => ({ value, label: value })),
            (value) => value,
          )}
          value={leaf.values}
          onChange={(values) => onChange({ ...leaf, values })}
        />
      );
    }
    case "between":
      return (
        <div className={styles.pair}>
          <DateField
            ariaLabel={t`From`}
            placeholder={t`any`}
            value={leaf.from}
            clearable
            onChange={(from) => onChange({ ...leaf, from })}
          />
          <span>{"–"}</span>
          <DateField
            ariaLabel={t`Until`}
            placeholder={t`any`}
            value={leaf.to}
            clearable
            onChange={(to) => onChange({ ...leaf, to })}
          />
        </div>
      );
    case "number": {
      const bound = (value: string | number) => (typeof value === "number" ? value : null);
      return (
        <div className={styles.pair}>
          <NumberInput
            aria-label={t`From`}
            placeholder={t`any`}
            hideControls
            value={leaf.min ?? ""}
            onChange={(min) => onChange({ ...leaf, min: bound(min) })}
          />
          <span>{"–"}</span>
          <NumberInput
            aria-label={t`Until`}
            placeholder={t`any`}
            hideControls
            value={leaf.max ?? ""}
            onChange={(max) => onChange({ ...leaf, max: bound(max) })}
          />
        </div>
      );
    }
    case "tag":
    case "tier":
    case "channel":
    case "channel_tag":
      if ("none" in leaf && leaf.none) return null;
      return (
        <MultiSelect
          aria-label={label}
          searchable
          data={withGone(choices(leaf.kind, directory))}
          value={leaf.any}
          onChange={(any) => onChange({ ...leaf, any })}
        />
      );
    case "status":
      return (
        <select
          aria-label={label}
          className={styles.test}
          value={leaf.any[0] ?? "active"}
          onChange={(event) => onChange({ ...leaf, any: [event.target.value as MemberStatus] })}
        >
          <option value="active">{t`in the community`}</option>
          <option value="left">{t`has left`}</option>
        </select>
      );
    case "part":
      return (
        <MultiSelect
          aria-label={label}
          data={PARTS.map((value) => ({ value, label: i18n._(PART_WORDS[value]) }))}
          value={leaf.any}
          onChange={(any) => onChange({ ...leaf, any: any as MemberPart[] })}
        />
      );
    case "platform":
      return (
        <MultiSelect
          aria-label={label}
          data={Object.keys(PLATFORM_WORDS).map((value) => ({ value, label: directory.platformName(value) }))}
          value={leaf.any}
          onChange={(any) => onChange({ ...leaf, any })}
        />
      );
    case "birthday":
      return (
        <div className={styles.pair}>
          <DayOfYear label={t`From`} value={leaf.from} onChange={(from) => onChange({ ...leaf, from })} />
          <span>{"–"}</span>
          <DayOfYear label={t`Until`} value={leaf.to} onChange={(to) => onChange({ ...leaf, to })} />
        </div>
      );
    case "measured":
      return <MeasuredValue leaf={leaf} onChange={onChange} />;
    default:
      return null;
  }
}

function choices(kind: "tag" | "tier" | "channel" | "channel_tag", directory: Directory) {
  const { tags, tiers, channels, channelTags } = directory;
  const all = { tag: tags, tier: tiers, channel: channels, channel_tag: channelTags }[kind];
  return all.map(({ uid, name }) => ({ value: uid, label: name }));
}

/** A day without a year: of any year that comes, picked as a date. */
function DayOfYear({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <DateField
      ariaLabel={label}
      // 2024 has every day that a year can have.
      value={value ? `2024-${value}` : null}
      clearable
      onChange={(day) => onChange(day ? day.slice(5) : "")}
    />
  );
}

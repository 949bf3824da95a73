// 「杭州-产品-张三」 into fields: where the text is cut, and what each part becomes. The last part takes the rest.

import { useLingui } from "@lingui/react/macro";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import type { FieldView } from "../../bindings/FieldView";
import type { Target } from "../../bindings/Target";
import { IconButton } from "../../shared/basics/Button";
import styles from "./ImportPage.module.css";
import { splitText } from "./split-text";
import { TargetSelect } from "./TargetSelect";

type Split = Extract<Target, { kind: "split" }>;

interface SplitEditorProps {
  split: Split;
  sample: string;
  fields: FieldView[];
  onChange: (split: Split) => void;
}

const MOST_PARTS = 6;

export function SplitEditor({ split, sample, fields, onChange }: SplitEditorProps) {
  const { t } = useLingui();
  const { parts, separators } = split;
  const pieces = splitText(sample, separators, parts.length);
  const setPart = (at: number, part: Target) =>
    onChange({ ...split, parts: parts.map((old, place) => (place === at ? part : old)) });
  return (
    <div className={styles.split}>
      <label>
        {t`Cut at`}
        <input
          value={separators}
          aria-label={t`Characters at which the text is cut`}
          onChange={(event) => onChange({ ...split, separators: event.target.value })}
        />
      </label>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are known by their place alone.
        <div key={at} className={styles.part}>
          <bdi title={pieces[at]}>{pieces[at] ?? "–"}</bdi>
          <TargetSelect
            label={t`What part ${at + 1} becomes`}
            header={t`Part ${at + 1}`}
            fields={fields}
            value={part}
            noSplit
            onChange={(next) => setPart(at, next)}
          />
        </div>
      ))}
      <div>
        <IconButton
          icon={IconPlus}
          size={14}
          label={t`One part more`}
          disabled={parts.length >= MOST_PARTS}
          onClick={() => onChange({ ...split, parts: [...parts, { kind: "ignore" }] })}
        />
        <IconButton
          icon={IconMinus}
          size={14}
          label={t`One part less`}
          disabled={parts.length <= 2}
          onClick={() => onChange({ ...split, parts: parts.slice(0, -1) })}
        />
      </div>
    </div>
  );
}

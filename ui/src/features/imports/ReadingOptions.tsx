// How the list was read, and what can be overruled: what it holds, sheet, header row, encoding.

import { useLingui } from "@lingui/react/macro";
import { NumberInput, Select } from "@mantine/core";
import type { ImportInspection } from "../../bindings/ImportInspection";
import type { ListKind } from "../../bindings/ListKind";
import { ENCODINGS } from "./encodings";
import styles from "./ImportPage.module.css";
import type { ImportState } from "./use-import";
import { useTargetWords } from "./use-target-words";

interface ReadingOptionsProps {
  state: ImportState;
  found: Pick<ImportInspection, "info" | "header_row" | "remembered" | "problems">;
  onKind: (kind: ListKind) => void;
}

export function ReadingOptions({ state, found, onKind }: ReadingOptionsProps) {
  const { t } = useLingui();
  const words = useTargetWords([]);
  const { corrections, correct } = state;
  const { info } = found;
  const pasted = (state.members ?? state.sheet.input)?.source.kind === "text";
  const options = corrections.options ?? { encoding: null, delimiter: null, sheet: null };
  const encoding = (options.encoding ?? info.encoding ?? "").toLowerCase();
  return (
    <section className={styles.part}>
      <div className={styles.line}>
        <Select
          label={t`The list holds`}
          data={[
            { value: "members", label: t({ message: "People", context: "What a list holds" }) },
            { value: "contents", label: t`Content` },
            { value: "activities", label: t`Events` },
            { value: "tasks", label: t`Tasks` },
            { value: "groups", label: t`Groups` },
            { value: "figures", label: t`Figures` },
            { value: "log", label: t`A log of who did what` },
          ]}
          value={state.kind}
          onChange={(kind) => kind && onKind(kind as ListKind)}
        />
        <NumberInput
          label={t`Header row`}
          min={0}
          max={50}
          value={found.header_row}
          onChange={(row) =>
            typeof row === "number" &&
            row !== found.header_row &&
            correct({ headerRow: row, mapping: {}, sheetMapping: {}, choices: [] })
          }
        />
      </div>
      {info.sheets.length > 1 && (
        <Select
          label={t`Sheet`}
          data={info.sheets}
          value={info.sheet}
          onChange={(sheet) =>
            correct({
              options: { ...options, sheet },
              mapping: {},
              sheetMapping: {},
              headerRow: undefined,
              choices: [],
            })
          }
        />
      )}
      {info.encoding && !pasted && (
        <Select
          label={t`Encoding`}
          data={[...new Set([encoding, ...ENCODINGS])].map((value) => ({ value, label: value.toUpperCase() }))}
          value={encoding}
          onChange={(next) => correct({ options: { ...options, encoding: next } })}
        />
      )}
      {found.remembered && (
        <p className={styles.quiet}>{t`A list with this header was imported before; its columns are taken as then.`}</p>
      )}
      {found.problems.length > 0 && (
        <ul className={styles.warnings}>
          {[...new Set(found.problems.map(({ fault }) => fault))].map((fault) => (
            <li key={fault}>{words.tableFaults[fault]}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

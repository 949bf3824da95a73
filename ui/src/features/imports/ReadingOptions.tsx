// How the list was read, and what can be overruled: what it holds, sheet, header row, encoding.

import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import type { ImportInspection } from "../../bindings/ImportInspection";
import type { ListKind } from "../../bindings/ListKind";
import { ENCODINGS } from "./encodings";
import styles from "./ImportPage.module.css";
import { TableOptions } from "./TableOptions";
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
      <TableOptions
        kind={state.kind}
        onKind={onKind}
        headerRow={found.header_row}
        onHeaderRow={(headerRow) => correct({ headerRow, mapping: {}, sheetMapping: {}, choices: [] })}
        sheets={info.sheets}
        sheet={info.sheet}
        onSheet={(sheet) =>
          correct({
            options: { ...options, sheet },
            mapping: {},
            sheetMapping: {},
            headerRow: undefined,
            choices: [],
          })
        }
      />
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

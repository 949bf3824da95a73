// The numbers of a chart as a table. What nobody knows is a dash and not a zero.

import { useFormats } from "../format/formats";
import styles from "./ChartFrame.module.css";
import type { Table } from "./chart-data";

interface PlainTableProps {
  label: string;
  table: Table;
  height?: number;
}

export function PlainTable({ label, table: { header, rows }, height }: PlainTableProps) {
  const formats = useFormats();
  return (
    // It scrolls, so it can be reached by keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by Tab
    <section className={`${styles.table} scroll`} style={{ maxHeight: height }} aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((word, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
              <th key={at} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <tr key={at}>
              {row.map((cell, column) => {
                const text = typeof cell === "number" ? formats.number(cell, 2) : cell || "—";
                return column === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
                  <th key={column} scope="row">
                    <bdi>{text}</bdi>
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
                  <td key={column}>{text}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

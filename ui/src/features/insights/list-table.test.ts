import { expect, test } from "vitest";
import { takenOf } from "./ListTable";

test("what stands in small is a column of its own in a file, and what is not known is empty", () => {
  const rows = [
    { name: "一群", level: 2, rate: 12.34, before: null as number | null },
    { name: "二群", level: null, rate: null, before: 8 },
  ];
  type Row = (typeof rows)[number];
  const columns = [
    { id: "name", title: "Group", value: ({ name }: Row) => name },
    { id: "level", title: "Needs me", value: ({ level }: Row) => level, taken: ({ level }: Row) => level && "now" },
    {
      id: "rate",
      title: "Rate",
      value: ({ rate }: Row) => rate,
      taken: ({ rate }: Row) => rate && Math.round(rate),
      beside: [{ title: "Rate, before", value: ({ before }: Row) => before }],
    },
  ];
  expect(takenOf(rows, columns)).toEqual({
    header: ["Group", "Needs me", "Rate", "Rate, before"],
    rows: [
      ["一群", "now", 12, ""],
      ["二群", "", "", 8],
    ],
  });
});

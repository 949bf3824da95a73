import { describe, expect, it } from "vitest";
import { splitList } from "../../shared/table/split-list";
import { headerField, pastedCells, type ReadingContext, readDate, readGroups, recognise } from "./parse-groups";

const CONTEXT: ReadingContext = { kind: "wechat_group", today: "2026-11-22", operators: [{ uid: "u1", name: "林" }] };

function read(text: string) {
  const cells = pastedCells(text);
  const { columns, hasHeader } = recognise(cells);
  return readGroups(cells, columns, hasHeader, CONTEXT);
}

describe("groups pasted from a sheet", () => {
  it("knows the header in Chinese", () => {
    const { groups, problems } = read(
      "编号\t群名称\t平台\t账号\t负责人\t人数\t上限\t状态\t城市\t二维码有效期\n03\t读书会 3 群\t企业微信\t小助手2\t林\t128人\t200\t正常\t杭州、一期\t11月29日",
    );
    expect(problems).toEqual([]);
    expect(groups).toEqual([
      {
        name: "读书会 3 群",
        kind: "wecom_group",
        number: "03",
        account: "小助手2",
        operator: "u1",
        head_count: 128,
        capacity: 200,
        state: "open",
        tags: ["杭州", "一期"],
        qr_expires_on: "2026-11-29",
      },
    ]);
  });

  it("knows the header in English, whatever its case and marks", () => {
    const { groups } = read("Group Name *\tMembers\tState\tTags\nBook club 1\t1,204\tFull\tspring; paid");
    expect(groups).toEqual([
      { name: "Book club 1", kind: "wechat_group", head_count: 1204, state: "full", tags: ["spring", "paid"] },
    ]);
  });

  it("takes a plain list of names", () => {
    expect(read("一群\n二群\n\n🦊 三群").groups.map((group) => group.name)).toEqual(["一群", "二群", "🦊 三群"]);
  });

  it("guesses number, name and count without a header", () => {
    const { groups } = read("01\t读书会 1 群\t130\n02\t读书会 2 群\t98");
    expect(groups.map(({ number, name, head_count }) => [number, name, head_count])).toEqual([
      ["01", "读书会 1 群", 130],
      ["02", "读书会 2 群", 98],
    ]);
  });

  it("leaves out rows without a name and cells that do not fit, and names both", () => {
    const { groups, problems } = read("群名\t人数\t建群日期\nA\t很多\t去年\n\t12\t2026-01-02\nB\t3/200\t3月5日");
    expect(groups).toEqual([
      { name: "A", kind: "wechat_group", tags: [] },
      { name: "B", kind: "wechat_group", tags: [], head_count: 3, capacity: 200, opened_on: "2026-03-05" },
    ]);
    expect(problems).toEqual([
      { row: 2, field: "head_count", value: "很多", leftOut: false },
      { row: 2, field: "opened_on", value: "去年", leftOut: false },
      { row: 3, field: "name", value: "12 2026-01-02", leftOut: true },
    ]);
  });

  it("keeps a cell with line breaks as one announcement", () => {
    const { groups } = read('群名\t群公告\nA\t"欢迎\n请看群规"');
    expect(groups[0]?.announcement).toBe("欢迎\n请看群规");
  });

  it("uses each meaning once", () => {
    expect(recognise([["群名", "名称", "备注"]]).columns).toEqual(["name", null, "note"]);
  });
});

describe("cells", () => {
  it("reads header words as people write them", () => {
    expect(["群人数（人）", "人数:", "QR code expires", "群公告", "sending_account", "别的"].map(headerField)).toEqual([
      "head_count",
      "head_count",
      "qr_expires_on",
      "announcement",
      "account",
      null,
    ]);
  });

  it("reads days ahead, and days without a year in the past where they belong there", () => {
    expect(readDate("+7", "2026-11-22")).toBe("2026-11-29");
    expect(readDate("3-5", "2026-11-22")).toBe("2027-03-05");
    expect(readDate("3-5", "2026-11-22", true)).toBe("2026-03-05");
    expect(readDate("soon", "2026-11-22")).toBeNull();
  });

  it("splits tags at every mark that people use", () => {
    expect(splitList("一期、杭州，#付费;vip | ")).toEqual(["一期", "杭州", "付费", "vip"]);
  });
});

import { describe, expect, it } from "vitest";
import { parseNames } from "./parse-names";

const names = (text: string) => parseNames(text).map(({ name, extra }) => (extra ? `${name}+${extra}` : name));

describe("names as people send them", () => {
  it.each<[string, string, string[]]>([
    ["one per line", "张三\n李四\r\n王五\n", ["张三", "李四", "王五"]],
    ["separated", "张三、李四，王五; 赵六", ["张三", "李四", "王五", "赵六"]],
    ["a 接龙", "#接龙\n周六读书会\n1. 张三 +2\n2. 李四\n3、王五", ["周六读书会", "张三+2", "李四", "王五"]],
    ["full-width numbers and company", "１．张三＋２\n２．李四 带1人", ["张三+2", "李四+1"]],
    ["mentions", "@张三 @Ada Lovelace @小明", ["张三", "Ada Lovelace", "小明"]],
    ["columns of a sheet", "张三\t李四", ["张三", "李四"]],
    ["bullets", "- Ada\n* Grace", ["Ada", "Grace"]],
    ["doubles", "张三\n张三 +1", ["张三"]],
    ["nothing", " \n\n", []],
    ["emoji names", "🦊 小狐狸\nO'Neil-Smith", ["🦊 小狐狸", "O'Neil-Smith"]],
  ])("reads %s", (_, text, expected) => expect(names(text)).toEqual(expected));
});

import { expect, it } from "vitest";
import type { RegistrationView } from "../../../bindings/RegistrationView";
import { found } from "./find";

const person = (uid: string, name: string, state: RegistrationView["state"] = "registered") =>
  ({ uid, name, state }) as RegistrationView;
const list = [person("1", "张三"), person("2", "王小明"), person("3", "王晓梅", "came"), person("4", "Ada")];
const forms = [
  { registration: "1", forms: ["张三", "zhangsan", "zs"] },
  { registration: "2", forms: ["王小明", "wangxiaoming", "wxm"] },
  { registration: "3", forms: ["王晓梅", "wangxiaomei", "wxm"] },
  { registration: "4", forms: ["ada"] },
];
const names = (typed: string) => found(list, forms, typed).map(({ name }) => name);

it("finds by characters, pinyin and initials", () => {
  expect(names("三")).toEqual(["张三"]);
  expect(names("zhang san")).toEqual(["张三"]);
  expect(names("ZS")).toEqual(["张三"]);
  expect(names("ad")).toEqual(["Ada"]);
});

it("puts who is still expected before who has come", () => {
  expect(names("wxm")).toEqual(["王小明", "王晓梅"]);
});

it("shows all for nothing, and nobody for what nobody is called", () => {
  expect(names("")).toHaveLength(4);
  expect(names("xyz")).toEqual([]);
});

import { expect, it, vi } from "vitest";
import type { FacetGroup } from "./FacetMenu";
import { facetChips, facetWords } from "./facet-chips";

const words = { chip: (facet: string, choice: string) => `${facet}: ${choice}`, notFound: "not found" };
const onChange = vi.fn();
const facet = (over: Partial<FacetGroup>): FacetGroup => ({
  id: "pillars",
  title: "Pillar",
  choices: [{ value: "a", title: "Know-how" }],
  chosen: ["a", "b"],
  onChange,
  ...over,
});
const said = (facets: FacetGroup[], ready = true) =>
  facetChips(facets, ready, words).map(({ text, gone }) => (gone ? `${text}!` : text));

it("marks what a saved view asks for and is not there any more, and takes it out alone", () => {
  expect(said([facet({})])).toEqual(["Pillar: Know-how", "Pillar: not found!"]);
  facetChips([facet({})], true, words)[1]?.onRemove();
  expect(onChange).toHaveBeenCalledWith(["a"]);
});

it("names each facet once where it is only told what is ticked", () => {
  const kinds = facet({ id: "kinds", title: "Kind", choices: [{ value: "x", title: "Event" }], chosen: ["x"] });
  const told = [facet({}), kinds, facet({ chosen: [] })];
  expect(facetWords(told, true, words, ", ")).toEqual(["Pillar: Know-how, not found", "Kind: Event"]);
});

it("says nothing of it before all is known, nor of what has a name without being offered", () => {
  expect(said([facet({ choices: [] })], false)).toEqual(["Pillar: …", "Pillar: …"]);
  const nameOf = (uid: string) => (uid === "b" ? "Lin (removed)" : "");
  expect(said([facet({ nameOf })])).toEqual(["Pillar: Know-how", "Pillar: Lin (removed)"]);
});

// What every part of the form of a rule is given.

import type { Rule } from "./rule";

export interface RulePartProps {
  rule: Rule;
  /** The first date, which says what the rule leaves open. */
  start: string;
  onChange: (rule: Rule) => void;
}

// What a field of the community's own may hold, in words.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FieldKind } from "../../bindings/FieldKind";

export const FIELD_KINDS: Record<FieldKind, MessageDescriptor> = {
  text: msg`Text`,
  number: msg`Number`,
  date: msg`Date`,
  choice: msg`One of several`,
  choices: msg`Any of several`,
};

// The groups of actions by name, in the order of the shortcuts' sheet and of the menu.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ActionGroup } from "../shared/actions/registry";

export const ACTION_GROUPS: Record<ActionGroup, MessageDescriptor> = {
  view: msg`On this page`,
  create: msg`New`,
  edit: msg`Change`,
  go: msg`Go to`,
  app: msg`Everywhere`,
};

export const GROUP_ORDER = Object.keys(ACTION_GROUPS) as ActionGroup[];

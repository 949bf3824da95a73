// What a step of the change log did, in words, from the name of its command.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import type { CommandName } from "../platform/call";

const STEPS: Partial<Record<CommandName, MessageDescriptor>> = {
  community_add: msg`New community`,
};

const OTHER = msg`The last change`;

export function useStepText(): (command: string) => string {
  const { i18n } = useLingui();
  return (command) => i18n._(STEPS[command as CommandName] ?? OTHER);
}

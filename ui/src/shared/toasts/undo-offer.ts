// The Undo beside a message takes back what the message tells of. Many writes are silent (a cell, a drawer that saves what is
// typed), and one of them may come between the message and the click; so an offer knows its step and goes with the next one.

import type { CommandName } from "../../platform/call";
import { call, transport } from "../../platform/call";
import { currentToasts, keepOffersOf, showDone } from "./toasts";

const newest = async () => (await call("undo_state", {})).undo;

/** Says what the command did. It wrote the newest step, or it changed nothing, or something was faster: then nothing is offered. */
export async function sayDone(name: CommandName, text: string): Promise<void> {
  const step = await newest().catch(() => null);
  showDone(text, step?.command === name ? step.uid : undefined);
}

/** Looks after every change, whoever made it, whether the offers still stand. */
export function followSteps(): () => void {
  return transport.onSignal((signal) => {
    if (signal.kind !== "changed" || !currentToasts().some(({ step }) => step !== undefined)) return;
    void newest().then(
      (step) => keepOffersOf(step?.uid),
      () => keepOffersOf(undefined),
    );
  });
}

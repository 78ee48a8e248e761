import { showToast, UNDO_MS } from '@etouch/ui/toast';

type Undo = () => Promise<void> | void;

interface Step {
  undo: Undo;
  until: number;
}

const steps: Step[] = [];
/** Marks come fast and without a message each; Ctrl/Cmd-Z reaches back further for them. */
const QUIET_MS = 5 * 60_000;
const DEPTH = 100;

/** Makes an act undoable by Ctrl/Cmd-Z, without a message: for what is done many times a minute. */
export function rememberUndo(undo: Undo, now = Date.now()): void {
  push({ undo, until: now + QUIET_MS });
}

/** Tells what was done and offers to undo it for ten seconds, by its button or by Ctrl/Cmd-Z. */
export function announceUndoable(text: string, undoLabel: string, undo: Undo, now = Date.now()): void {
  const step = push({ undo, until: now + UNDO_MS });
  showToast({ text, undo: { label: undoLabel, onUndo: () => void run(step) } });
}

/** Undoes the last act that still can be. Returns whether there was one. */
export function undoLast(now = Date.now()): boolean {
  const step = steps.findLast(({ until }) => until >= now);
  if (!step) return false;
  void run(step);
  return true;
}

function push(step: Step): Step {
  steps.push(step);
  if (steps.length > DEPTH) steps.shift();
  return step;
}

async function run(step: Step): Promise<void> {
  const at = steps.indexOf(step);
  if (at < 0) return;
  steps.splice(at, 1);
  await step.undo();
}

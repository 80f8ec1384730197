import type { Messages } from '../../messages/en.ts';
import { visibleText } from '../../text/visible.ts';
import { toolName } from '../reach-text.ts';
import type { ClosingStep } from './step.ts';

/** A way to close a door in words. */
export interface StepText {
  readonly title: string;
  /** What is copied, each with what it does where that is not the title. */
  readonly blocks: readonly { readonly label: string | null; readonly text: string }[];
  readonly notes: readonly string[];
  /** Address of a document that says so. */
  readonly source: string | null;
}

export function stepText(step: ClosingStep, messages: Messages): StepText {
  const text = messages.reach.closing;
  switch (step.kind) {
    case 'program':
      return {
        title: text.program(step.program),
        blocks: [
          {
            label: step.place === 'file' ? text.inFile(step.file ?? '') : text.places[step.place],
            text: step.setting,
          },
        ],
        notes: [],
        source: step.source,
      };
    case 'unit': {
      const blocks = [
        { label: text.unitDisable, text: step.disable },
        { label: text.unitStop, text: step.stop },
      ];
      return withKnown(text.unit(visibleText(step.name)), blocks, text.hostile);
    }
    case 'container': {
      const blocks = [
        { label: text.containerStop, text: step.stop },
        { label: text.containerPublish, text: step.publish },
      ];
      return withKnown(text.container(visibleText(step.name)), blocks, text.hostile);
    }
    case 'firewall': {
      const tool = step.tool === 'docker-user' ? text.dockerUser : toolName(step.tool, messages);
      return {
        title: text.firewall(tool),
        blocks: [
          { label: null, text: step.commands.join('\n') },
          { label: text.undo, text: step.undo.join('\n') },
        ],
        notes: [step.isKept ? text.kept : text.notKept],
        source: null,
      };
    }
  }
}

function withKnown(
  title: string,
  blocks: readonly { readonly label: string; readonly text: string | null }[],
  hostile: string,
): StepText {
  const known = blocks.flatMap(({ label, text }) => (text === null ? [] : [{ label, text }]));
  return { title, blocks: known, notes: known.length === 0 ? [hostile] : [], source: null };
}

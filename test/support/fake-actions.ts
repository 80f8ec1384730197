import type { CloseResult } from '../../shared/actions/connection.ts';
import type { WishResult } from '../../shared/actions/host-wish.ts';
import type { KnockResult } from '../../shared/actions/knock.ts';
import type { EndPlan, EndResult } from '../../shared/actions/process.ts';
import type { ActionCommandName } from '../../shared/api/action-commands.ts';
import type { CommandArgument, CommandHandlers } from '../../shared/api/commands.ts';

/** A plan for a process that nothing speaks against. */
export function makePlan(overrides: Partial<EndPlan> = {}): EndPlan {
  return {
    process: {
      pid: 4711,
      name: 'doorkeeper',
      user: 'mika',
      startedAt: Date.UTC(2024, 4, 6, 7, 0, 0, 0),
      commandLine: 'doorkeeper --quiet',
    },
    tree: [],
    refusal: null,
    advice: null,
    isAllowed: true,
    ...overrides,
  };
}

/** What a host answers to commands that act, as a test sets it; and what it was asked. */
export class FakeActions {
  /** Whether this host lets its clients act. */
  isAllowed = false;
  /** By pid; missing: there is no such process. */
  readonly plans = new Map<number, EndPlan>();
  readonly asked: { readonly command: ActionCommandName; readonly argument: unknown }[] = [];
  closeResult: CloseResult = { state: 'closed' };
  knockResult: KnockResult = { state: 'not-knocked', why: 'gone' };
  wishResult: WishResult = { state: 'not-here' };
  /** What is answered to who asks a process to end, and then waits. */
  endResult: EndResult = { state: 'ended', by: 'term', ended: [], missed: [] };
  killResult: EndResult = { state: 'ended', by: 'kill', ended: [], missed: [] };

  readonly handlers: Pick<CommandHandlers, ActionCommandName> = {
    planEnd: async ({ pid }) => this.plans.get(pid) ?? null,
    endProcess: async (argument) => {
      this.asked.push({ command: 'endProcess', argument });
      return this.endResult;
    },
    goOnEnding: async (argument) => {
      this.asked.push({ command: 'goOnEnding', argument });
      if (argument.how === 'kill') return this.killResult;
      if (argument.how === 'leave') return { state: 'left-alone', left: [] };
      // A second passes there, here only so much that the page can be drawn.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return this.endResult;
    },
    closeConnection: async (argument) => {
      this.asked.push({ command: 'closeConnection', argument });
      return this.closeResult;
    },
    knock: async (argument) => {
      this.asked.push({ command: 'knock', argument });
      return this.knockResult;
    },
    browse: async (argument) => {
      this.asked.push({ command: 'browse', argument });
      return this.wishResult;
    },
    revealProgram: async (argument) => {
      this.asked.push({ command: 'revealProgram', argument });
      return this.wishResult;
    },
  };

  /** The arguments that a command was called with. */
  argumentsOf<N extends ActionCommandName>(command: N): CommandArgument<N>[] {
    return this.asked
      .filter((one) => one.command === command)
      .map(({ argument }) => argument as CommandArgument<N>);
  }
}

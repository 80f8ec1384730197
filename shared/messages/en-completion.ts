/** English texts about the completion of command lines. */
export const completion = {
  summary: 'print what a shell reads to complete the commands of portico',
  shell: 'the shell: bash, zsh or fish',
};

export type CompletionMessages = typeof completion;

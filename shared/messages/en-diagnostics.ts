/** English texts about crashes and diagnostics. */
export const diagnostics = {
  title: 'Diagnostics',
  open: 'Show diagnostics',
  intro:
    'For a report of a problem. Addresses, names of users and hosts, paths and keys are masked. Nothing is sent anywhere: this is all that is copied.',
  collecting: 'Collecting…',
  failed: (why: string) => `Diagnostics could not be collected: ${why}`,
  text: 'Diagnostics as text, in English',
  copy: 'Copy diagnostics',
  copied: 'The diagnostics were copied.',
  copyFailed: 'The diagnostics could not be copied.',
  terminal: 'print what a report of a problem needs, with what is private masked',
  pageCameBack: 'The view ended and was started again. It is where it was.',
  crash: {
    pageTitle: 'Portico cannot keep its view open',
    pageText: (reason: string) =>
      `It ended three times within a minute (${reason}). Doors are still watched.`,
    loadText: (why: string) => `It could not be loaded (${why}). Doors are still watched.`,
    startFailed: 'Portico could not start.',
    mainTitle: 'Portico cannot go on',
    mainText: (error: string) => `An error that was not expected came again and again: ${error}`,
    detail:
      'Diagnostics are text for a report of a problem: addresses, names of users and hosts, paths and keys are masked in it, and nothing is sent.',
    restart: 'Restart',
    quit: 'Quit',
    copy: 'Copy diagnostics',
    copied: 'The diagnostics were copied.',
  },
};

export type DiagnosticsMessages = typeof diagnostics;

type Real = typeof import('electron/main') & typeof import('electron/common');
type StandIn = typeof import('./main.ts');
type Name = keyof StandIn & keyof Real;

/** Names of what an object has; of a class, also of what its objects have. */
type Members<Given> =
  | keyof Given
  | (Given extends abstract new (...args: never) => infer Made ? keyof Made : never);

/** What tests and other parts of the stand-in look at: the real module has none of it. */
interface ForTests {
  app:
    | 'aboutPanel'
    | 'appUserModelId'
    | 'atEnd'
    | 'chromium'
    | 'isSandboxed'
    | 'isToRelaunch'
    | 'relaunched'
    | 'protocols'
    | 'start';
  BrowserWindow: 'hasMenu';
  dialog: 'asked' | 'errors';
  ipcMain: 'answer';
  MenuItem: 'roles';
  nativeTheme: 'turnSystem';
  Notification: 'press' | 'shown';
  protocol: 'answer' | 'mayFetch';
  Tray: 'all' | 'closeMenu' | 'image' | 'menu' | 'openMenu' | 'timesSet' | 'title' | 'toolTip';
}

type Foreign<Key extends Name> = Exclude<
  Members<StandIn[Key]>,
  Members<Real[Key]> | (Key extends keyof ForTests ? ForTests[Key] : never)
>;

type Subset = {
  [Key in keyof StandIn]: Key extends Name
    ? [Foreign<Key>] extends [never]
      ? true
      : Foreign<Key>
    : false;
};

type Holds<Checked extends Record<keyof StandIn, true>> = Checked;

/**
 * Checks types, and nothing when it runs: each name of the stand-in is one of Electron's, and so is whatever is
 * under it, but for what is said to be for tests. What Electron renames or takes away fails the check.
 */
export type StandInIsSubset = Holds<Subset>;

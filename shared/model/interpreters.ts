/** How an interpreter is told on its command line what to run. */
interface Interpreter {
  /** Its plain name: `python` for `python3.11` too. */
  readonly family: string;
  readonly names: RegExp;
  /** Options whose value is the word behind them, and that name no script. */
  readonly valued?: readonly string[];
  /** Options whose value is what is run: a module, an archive, a file. */
  readonly runs?: readonly string[];
  /** Options after which there is no script: code on the command line, tests, a task of a project. */
  readonly inline?: readonly string[];
  /** Words before the script that say what to do with it. */
  readonly verbs?: readonly string[];
  /** Words that run something named in a project's file, not a script. */
  readonly tasks?: readonly string[];
}

const INTERPRETERS: readonly Interpreter[] = [
  {
    family: 'node',
    names: /^node(js)?\d*$/,
    valued: [
      ...['-r', '--require', '--import', '--loader', '--experimental-loader', '-C'],
      ...['--conditions', '--env-file', '--env-file-if-exists', '--title', '--watch-path'],
    ],
    inline: ['-e', '--eval', '-p', '--print', '-pe', '--run', '--test', '-i', '--interactive'],
    verbs: ['inspect'],
  },
  {
    family: 'deno',
    names: /^deno$/,
    valued: ['-c', '--config', '--import-map', '--lock', '--env-file', '--preload'],
    verbs: ['run', 'serve', 'test', 'bench'],
    tasks: ['task', 'eval', 'repl', 'lsp', 'jupyter'],
  },
  {
    family: 'bun',
    names: /^bun(x|-debug)?$/,
    valued: ['-r', '--preload', '-c', '--config', '--cwd', '--env-file', '--port'],
    inline: ['-e', '--eval', '-p', '--print'],
    verbs: ['run', 'x'],
    tasks: ['install', 'add', 'repl', 'create'],
  },
  {
    family: 'python',
    names: /^(python|pypy)w?(\d+(\.\d+)*)?[a-z]?$/,
    valued: ['-X', '-W', '--check-hash-based-pycs'],
    runs: ['-m'],
    inline: ['-c', '-i'],
  },
  {
    family: 'ruby',
    names: /^(ruby|jruby|truffleruby)(\d+(\.\d+)*)?$/,
    valued: ['-r', '-I', '-C', '-E'],
    inline: ['-e'],
  },
  { family: 'perl', names: /^perl(\d+(\.\d+)*)?$/, valued: ['-I'], inline: ['-e', '-E'] },
  {
    family: 'php',
    names: /^php(-cgi)?(\d+(\.\d+)*)?$/,
    valued: ['-S', '-t', '-c', '-d', '-z'],
    runs: ['-f', '--file'],
    inline: ['-r', '-a'],
  },
  {
    family: 'java',
    names: /^javaw?$/,
    valued: [
      ...['-cp', '-classpath', '--class-path', '-p', '--module-path', '--upgrade-module-path'],
      ...['--add-modules', '--add-opens', '--add-exports', '--add-reads', '--source'],
    ],
    runs: ['-jar', '-m', '--module'],
  },
  {
    family: 'dotnet',
    names: /^dotnet$/,
    valued: ['--fx-version', '--depsfile', '--runtimeconfig', '--additionalprobingpath'],
    verbs: ['exec'],
    tasks: ['run', 'watch', 'test', 'build', 'msbuild', 'vstest'],
  },
  { family: 'mono', names: /^mono(-sgen)?$/, valued: ['--config'] },
  { family: 'lua', names: /^lua(jit)?(\d+(\.\d+)*)?$/, valued: ['-l'], inline: ['-e', '-i'] },
  { family: 'tcl', names: /^tclsh(\d+(\.\d+)*)?$/ },
  { family: 'r', names: /^rscript$/, inline: ['-e'] },
  { family: 'julia', names: /^julia$/, valued: ['-J', '-t', '-p'], inline: ['-e', '-E'] },
  { family: 'sh', names: /^(ba|da|z|k)?sh$/, valued: ['-o'], inline: ['-c', '-i', '-s'] },
];

/** File name of a path of any system, in lower case and without Windows' `.exe`. */
export function plainName(path: string): string {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return file.toLowerCase().replace(/\.exe$/, '');
}

/** The interpreter that a program's name or path stands for, by its plain name; null for all others. */
export function interpreterOf(program: string): string | null {
  return find(program)?.family ?? null;
}

/** The words of a command line, split at NUL, or at blanks outside of double quotes. */
export function commandWords(commandLine: string): readonly string[] {
  if (commandLine.includes('\0')) return commandLine.split('\0').filter(Boolean);
  const words = commandLine.match(/(?:"[^"]*"|[^\s"])+/g) ?? [];
  return words.map((word) => word.replaceAll('"', '')).filter(Boolean);
}

/**
 * What an interpreter runs, as its command line has it: a file, a module, an archive or a class. Null where
 * the program is no interpreter, or it runs code or a task instead, or its title stands for the command line.
 */
export function scriptOf(name: string, commandLine: string | null): string | null {
  const [first = '', ...words] = commandWords(commandLine ?? '');
  const interpreter = find(first);
  const named = find(name);
  if (!interpreter || (named && named.family !== interpreter.family)) return null;
  return firstScript(interpreter, words);
}

function firstScript(interpreter: Interpreter, words: readonly string[]): string | null {
  const { valued = [], runs = [], inline = [] } = interpreter;
  let at = 0;
  for (; at < words.length && isOption(words[at]); at += 1) {
    const option = words[at] ?? '';
    if (inline.includes(option)) return null;
    if (runs.includes(option)) return words[at + 1] ?? null;
    if (valued.includes(option)) at += 1;
  }
  const word = words[at] ?? null;
  if (word === null || interpreter.tasks?.includes(word)) return null;
  if (!interpreter.verbs?.includes(word)) return word;
  return firstScript({ ...interpreter, verbs: [], tasks: [] }, words.slice(at + 1));
}

/** Java reads more options from a file that is named with an `@` before it. */
function isOption(word = ''): boolean {
  return word.startsWith('-') || word.startsWith('@');
}

/**
 * Names that a script goes by, in lower case: its file's without the extension or a version, its npm
 * package's, and the last part of a module or class. `/x/node_modules/vite/bin/vite.js` goes by `vite`.
 */
export function scriptNames(script: string): readonly string[] {
  const file = plainName(script);
  const stem = file.replace(
    /\.(?:[cm]?[jt]s|pyc?|rb|p[lm]|php|phar|jar|war|dll|lua|tcl|r|jl|sh)$/,
    '',
  );
  const names = new Set([file, stem, stem.replace(/[-_.]v?\d.*$/s, '')]);
  if (file === script.toLowerCase()) names.add(stem.slice(stem.lastIndexOf('.') + 1));
  const npmPackage = npmPackageOf(script);
  if (npmPackage) names.add(npmPackage);
  names.delete('');
  return [...names];
}

function npmPackageOf(script: string): string | null {
  const parts = script.toLowerCase().split(/[/\\]/);
  const [scope, name] = parts.slice(parts.lastIndexOf('node_modules') + 1);
  if (!parts.includes('node_modules') || !scope || scope.startsWith('.')) return null;
  return scope.startsWith('@') && name ? `${scope}/${name}` : scope;
}

function find(program: string): Interpreter | undefined {
  const name = plainName(program);
  return INTERPRETERS.find(({ names }) => names.test(name));
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  commandWords,
  interpreterOf,
  plainName,
  scriptNames,
  scriptOf,
} from '../../../../shared/model/interpreters.ts';

test.each([
  ['node', 'node'],
  ['nodejs', 'node'],
  ['python3.11', 'python'],
  ['/usr/bin/python3', 'python'],
  ['C:\\Python\\pythonw.exe', 'python'],
  ['javaw.exe', 'java'],
  ['php8.2', 'php'],
  ['Rscript', 'r'],
  ['bash', 'sh'],
])('%s is the interpreter %s', (program, family) => {
  expect(interpreterOf(program)).toBe(family);
});

test.each(['nodemon', 'node_exporter', 'php-fpm', 'php-fpm8.2', 'javac', 'sshd', 'pythonista', ''])(
  '%j is no interpreter',
  (program) => {
    expect(interpreterOf(program)).toBeNull();
  },
);

test.each([
  [
    'node',
    'node /srv/app/node_modules/vite/bin/vite.js --port 5173',
    '/srv/app/node_modules/vite/bin/vite.js',
  ],
  ['node', 'node --import tsx --inspect=9229 server.ts', 'server.ts'],
  ['node', '/usr/bin/node\0/srv/my app/main.js\0', '/srv/my app/main.js'],
  [
    'node.exe',
    '"C:\\Program Files\\nodejs\\node.exe" "C:\\my app\\index.js"',
    'C:\\my app\\index.js',
  ],
  ['MainThread', 'node server.js', 'server.js'],
  ['deno', 'deno run -A --config deno.json main.ts', 'main.ts'],
  ['bun', 'bun --watch run server.ts', 'server.ts'],
  ['python3', 'python3 -m http.server 8000', 'http.server'],
  ['python3.11', '/usr/bin/python3 -u -X dev /usr/bin/flask run', '/usr/bin/flask'],
  [
    'java',
    'java -Xmx1g -jar /usr/share/java/jenkins.war --httpPort=8080',
    '/usr/share/java/jenkins.war',
  ],
  ['java', 'java -cp a.jar:b.jar @jvm.options kafka.Kafka server.properties', 'kafka.Kafka'],
  ['ruby', 'ruby -I lib bin/rails server', 'bin/rails'],
  ['php', 'php -S localhost:8000 -t public router.php', 'router.php'],
  ['perl', 'perl /usr/share/webmin/miniserv.pl', '/usr/share/webmin/miniserv.pl'],
  ['dotnet', 'dotnet exec app.dll', 'app.dll'],
])('what %s runs by %j is %j', (name, commandLine, script) => {
  expect(scriptOf(name, commandLine)).toBe(script);
});

test.each([
  ['code on the command line', 'node', 'node -e require("http")'],
  ['code on the command line', 'python3', 'python3 -c print(1) x.py'],
  ['a task of a project', 'deno', 'deno task dev'],
  ['a task of a project', 'dotnet', 'dotnet run --project x'],
  ['a title instead of a command line', 'node', 'next-server (v15.1.0)'],
  ['a title instead of a command line', 'node', 'npm run dev'],
  ['no script at all', 'python3', 'python3'],
  ['an option without its value', 'java', 'java -jar'],
  ['no command line', 'node', null],
  ['a program that is no interpreter', 'nginx', 'nginx -g daemon'],
  ['another program in the process', 'python3', 'node server.js'],
])('there is no script with %s', (_what, name, commandLine) => {
  expect(scriptOf(name, commandLine)).toBeNull();
});

test.each([
  ['/srv/node_modules/vite/bin/vite.js', ['vite.js', 'vite']],
  ['/srv/node_modules/.pnpm/n8n@1.2.3/node_modules/n8n/bin/run', ['run', 'n8n']],
  ['C:\\x\\node_modules\\@angular\\cli\\bin\\ng.js', ['ng', '@angular/cli']],
  ['node_modules/.bin/storybook', ['storybook']],
  ['/opt/jenkins-2.4.1.war', ['jenkins']],
  ['http.server', ['http.server']],
  ['org.apache.cassandra.service.CassandraDaemon', ['cassandradaemon']],
  ['/usr/bin/flask', ['flask']],
])('%s goes by %j', (script, names) => {
  expect(scriptNames(script)).toEqual(expect.arrayContaining(names));
});

test('a folder of installed packages is no name', () => {
  expect(scriptNames('node_modules/.bin/storybook')).toEqual(['storybook']);
});

test('words are split at NUL where there is one, else at blanks outside of quotes', () => {
  expect(commandWords('a b\0c\0')).toEqual(['a b', 'c']);
  expect(commandWords(' a  --b="c d" "e f"')).toEqual(['a', '--b=c d', 'e f']);
  expect(commandWords('a "never closed')).toEqual(['a', 'never', 'closed']);
});

test('a plain name is that of the file, on every system', () => {
  expect(plainName('/usr/sbin/MySQLd')).toBe('mysqld');
  expect(plainName('C:\\Windows\\System32\\svchost.EXE')).toBe('svchost');
});

test('any text is taken, and a script is always part of the command line', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('node', 'python3', 'java', 'deno', 'x'),
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('-m', '-jar', 'run', '-e', '--', 'a.js'),
        ),
      ),
      (name, words) => {
        const commandLine = [name, ...words].join('\0');
        const script = scriptOf(name, commandLine);
        if (script === null) return;
        expect(commandLine.slice(name.length)).toContain(script);
        expect(scriptNames(script)).toEqual(scriptNames(script).map((text) => text.toLowerCase()));
      },
    ),
  );
});

import { LogFile } from '../../../electron/monitor/log/log-file.ts';

/** Entry of a process that writes numbered lines into a log: `FOLDER BYTES FILES NAME COUNT`. */
const [folder = '', bytes = '', files = '', name = '', count = ''] = process.argv.slice(2);
const file = new LogFile(folder, { bytes: Number(bytes), files: Number(files) });
for (let line = 0; line < Number(count); line += 1) {
  file.append(`${name} ${line} ${'.'.repeat(line % 90)}|`);
}

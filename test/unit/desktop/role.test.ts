import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roleOf, startWithoutPage } from '../../../electron/desktop/role.ts';

const packaged = (...given: string[]) => roleOf(['/opt/Portico/portico', ...given], false);

describe('what a start of the executable asks for', () => {
  test('without anything, with a link or a file: the app', () => {
    expect(packaged()).toEqual({ program: 'app' });
    expect(packaged('portico://port/3000')).toEqual({ program: 'app' });
    expect(packaged('--no-sandbox', '--hidden')).toEqual({ program: 'app' });
  });

  test('--cli: the terminal program, with all that follows as it is', () => {
    const args = ['list', '--filter', '--cli', '--', '--child=monitor', ''];
    expect(packaged('--cli', ...args)).toEqual({ program: 'cli', args });
    expect(packaged('--no-sandbox', '--no-zygote', '--cli', ...args)).toEqual({
      program: 'cli',
      args,
    });
  });

  test('in development the folder of the app stands before it', () => {
    expect(roleOf(['electron', '.', '--cli', 'list'], true)).toEqual({
      program: 'cli',
      args: ['list'],
    });
    expect(roleOf(['electron', '.'], true)).toEqual({ program: 'app' });
  });

  test('a switch that does not stand first changes nothing, whatever stands before it', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (first, others) => {
        fc.pre(!['--cli', '--no-sandbox', '--no-zygote'].includes(first));
        fc.pre(!first.startsWith('--child='));
        expect(packaged(first, ...others, '--cli', '--child=monitor')).toEqual({ program: 'app' });
      }),
    );
  });

  test('children are known by two names, and no text becomes another program', () => {
    expect(packaged('--child=monitor')).toEqual({ program: 'monitor' });
    expect(packaged('--child=systeminformation')).toEqual({ program: 'systeminformation' });
    fc.assert(
      fc.property(fc.string(), (name) => {
        fc.pre(name !== 'monitor' && name !== 'systeminformation');
        expect(packaged(`--child=${name}`)).toEqual({ program: 'unknown', name });
      }),
    );
  });
});

describe('how it starts itself again without a page', () => {
  test('is understood by itself', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      const { args } = startWithoutPage(['/opt/Portico/portico', 'portico://x'], false, platform);
      expect(packaged(...args, '--child=monitor')).toEqual({ program: 'monitor' });
      const inDevelopment = startWithoutPage(['electron', '/src'], true, platform);
      expect(roleOf(['electron', ...inDevelopment.args, '--cli'], true)).toEqual({
        program: 'cli',
        args: [],
      });
    }
  });

  test('does not put what shows no page into the sandbox of pages, on Linux', () => {
    expect(startWithoutPage(['portico'], false, 'linux').args).toEqual([
      '--no-sandbox',
      '--no-zygote',
    ]);
    expect(startWithoutPage(['portico'], false, 'darwin').args).toEqual([]);
  });
});

import type { LinuxConfiguration } from 'electron-builder';

/** The app in menus, in electron-builder's terms; what is not here it fills in by itself. */
export const desktopEntry = {
  description: 'Shows every port that is open on this computer, and who holds it',
  synopsis: 'Shows every open port of this computer',
  category: 'System;Monitor;',
  desktop: {
    entry: {
      GenericName: 'Port Monitor',
      'GenericName[ja]': 'ポートモニター',
      'Comment[ja]':
        'このコンピューターで開いているすべてのポートと、それを開いているプログラムを表示します',
      Keywords: 'port;socket;listen;network;connection;firewall;TCP;UDP;',
      'Keywords[ja]': 'ポート;ソケット;待ち受け;ネットワーク;接続;ファイアウォール;TCP;UDP;',
    },
  },
} as const satisfies Partial<LinuxConfiguration>;

import type { Risk } from './risks-entry.ts';
import { both, CISA, file, hardening, SMB_PRACTICES, WINDOWS_PORTS } from './risks-entry.ts';

/** Ways into a machine and to its files: log-ins, remote screens, shares. */
export const ACCESS_RISKS: readonly Risk[] = [
  {
    port: 21,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'FTP sends the password and the files unencrypted. Somebody on the path of the connection can read both. SFTP and FTPS do the same with encryption.',
      ja: 'FTP は、パスワードもファイルも暗号化せずに送ります。通信の経路にいる人は、どちらも読めます。SFTP や FTPS なら暗号化されます。',
    },
    source: both(CISA, hardening('ftp/disabling_vsftpd/service_vsftpd_disabled')),
  },
  {
    port: 22,
    protocol: 'tcp',
    severity: 'low',
    reason: {
      en: 'SSH is encrypted, and it is a log-in from outside. On a public address, passwords are tried on it again and again. Let in known networks only, and use keys instead of passwords.',
      ja: 'SSH は暗号化されていますが、外からログインできるドアです。公開されたアドレスでは、パスワードを試す接続が繰り返し来ます。知っているネットワークだけに開き、パスワードの代わりに鍵を使えます。',
    },
    source: CISA,
  },
  {
    port: 23,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'Telnet sends the password and the whole session unencrypted. Somebody on the path of the connection can read them and log in with them. SSH takes its place.',
      ja: 'Telnet は、パスワードも操作の内容も暗号化せずに送ります。通信の経路にいる人はそれを読み、そのパスワードでログインできます。SSH に置き換えられます。',
    },
    source: both(CISA, hardening('obsolete/telnet/package_telnet-server_removed')),
  },
  {
    port: 135,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'This is the reception of remote procedure calls on Windows: it tells callers behind which port each service waits. It is meant for the local network. A firewall keeps it there.',
      ja: 'Windows のリモートプロシージャコールの受付で、どのサービスがどのポートで待っているかを教えます。ローカルネットワークのためのものです。ファイアウォールで外から来られないようにできます。',
    },
    source: WINDOWS_PORTS,
  },
  {
    port: 139,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'SMB over NetBIOS shares files and printers. US-CERT advises to stop it at the edge of the network. Where nothing is shared, file sharing can be switched off.',
      ja: 'NetBIOS 上の SMB は、ファイルやプリンターを共有します。US-CERT は、ネットワークの境界で止めることを勧めています。何も共有していなければ、ファイル共有を無効にできます。',
    },
    source: SMB_PRACTICES,
  },
  {
    port: 445,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'SMB shares files and printers, and worms have spread through it more than once. US-CERT advises to stop it at the edge of the network. Where nothing is shared, file sharing can be switched off.',
      ja: 'SMB は、ファイルやプリンターを共有します。これを通じてワームが広がったことが何度かあります。US-CERT は、ネットワークの境界で止めることを勧めています。何も共有していなければ、ファイル共有を無効にできます。',
    },
    source: both(SMB_PRACTICES, CISA),
  },
  {
    port: 512,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'rexec runs commands for callers, and sends passwords and commands unencrypted. Somebody on the path of the connection can read them. SSH takes its place.',
      ja: 'rexec は、来た人のためにコマンドを実行し、パスワードもコマンドも暗号化せずに送ります。通信の経路にいる人は、それを読めます。SSH に置き換えられます。',
    },
    source: hardening('obsolete/r_services/service_rexec_disabled'),
  },
  {
    port: 513,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'rlogin can let callers in by their address alone, and encrypts nothing. Whoever has such an address needs no password. SSH takes its place.',
      ja: 'rlogin は、相手のアドレスだけを見てログインさせることがあり、何も暗号化しません。そのアドレスを使える人には、パスワードが要りません。SSH に置き換えられます。',
    },
    source: both(CISA, hardening('obsolete/r_services/package_rsh-server_removed')),
  },
  {
    port: 514,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'rsh runs commands for callers whom it knows by their address alone, and encrypts nothing. Whoever has such an address needs no password. SSH takes its place.',
      ja: 'rsh は、相手のアドレスだけを見てコマンドを実行し、何も暗号化しません。そのアドレスを使える人には、パスワードが要りません。SSH に置き換えられます。',
    },
    source: both(CISA, hardening('obsolete/r_services/package_rsh-server_removed')),
  },
  {
    port: 873,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'The rsync service hands out files unencrypted, and without a password unless one is set. Run rsync over SSH, or name the hosts that may come in its configuration.',
      ja: 'rsync のサービスは、暗号化せずにファイルを渡します。設定しなければ、パスワードも求めません。SSH 経由の rsync を使うか、来てよいホストを設定ファイルで指定できます。',
    },
    source: hardening('obsolete/package_rsync_removed'),
  },
  {
    port: 2049,
    protocol: 'tcp',
    severity: 'medium',
    reason: {
      en: 'NFS in its classic form believes the address and the user number that a client states. A client that states another number reads the files of that user. Export to named hosts only, or with Kerberos.',
      ja: '従来の NFS は、クライアントが名乗るアドレスとユーザー番号をそのまま信じます。ほかの番号を名乗るクライアントは、そのユーザーのファイルを読めます。指定したホストだけに公開するか、Kerberos を使えます。',
    },
    source: 'RFC 2623, https://www.rfc-editor.org/rfc/rfc2623',
  },
  {
    port: 3389,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'RDP is the screen of Windows from afar. Whoever logs in works as if sitting in front of it, and passwords are tried on it again and again. Let it in through a VPN or from known addresses only.',
      ja: 'RDP は、離れた場所から使う Windows の画面です。ログインした人は、その前に座っているのと同じことができ、パスワードを試す接続が繰り返し来ます。VPN 経由か、知っているアドレスからだけ来られるようにできます。',
    },
    source: CISA,
  },
  {
    port: 5555,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'adb over TCP gives callers a shell on the Android device. In 2018 a worm took over devices that had been sold with it open. Switch it off when debugging is done.',
      ja: 'TCP 経由の adb は、来た人に Android 端末のシェルを渡します。2018 年には、開いたまま出荷された端末がワームに乗っ取られました。デバッグが終わったら無効にできます。',
    },
    source:
      'NJCCIC advisory (2018-06-19), https://www.cyber.nj.gov/alerts-and-advisories/20180619/android-debugging-port-left-open-leaving-devices-vulnerable',
  },
  {
    port: 5900,
    last: 5909,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'VNC shows the screen and takes the keyboard from afar; display n is on port 5900 + n. Its usual password scheme is weak and the picture is not encrypted. Bind it to this machine and come through SSH or a VPN.',
      ja: 'VNC は、離れた場所に画面を見せ、キーボードの操作を受け付けます（画面 n はポート 5900 + n）。標準のパスワード方式は弱く、画面の内容は暗号化されません。このマシンだけで待ち受け、SSH か VPN を通して使えます。',
    },
    source: both(
      CISA,
      'RFC 6143, https://www.rfc-editor.org/rfc/rfc6143',
      file('TigerVNC/tigervnc', 'unix/vncserver/vncserver.in', 'ff59f40894'),
    ),
  },
  {
    port: 5985,
    protocol: 'tcp',
    severity: 'high',
    reason: {
      en: 'WinRM is PowerShell from afar, here over HTTP. Whoever logs in can administer the machine. Let in only the hosts that administer it, or use 5986 with TLS.',
      ja: 'WinRM は、離れた場所から使う PowerShell で、ここでは HTTP を使います。ログインした人は、このマシンを管理できます。管理するホストだけに開くか、TLS を使う 5986 にできます。',
    },
    source: WINDOWS_PORTS,
  },
  {
    port: 6000,
    last: 6063,
    protocol: 'tcp',
    severity: 'critical',
    reason: {
      en: 'A program that an X server lets in can watch the screen, read the keyboard and type by itself, and nothing is encrypted; display n is on port 6000 + n. Start the server with -nolisten tcp, and show windows from afar through SSH.',
      ja: 'X サーバーが受け入れたプログラムは、画面を見ることも、キー入力を読むことも、自分で入力することもでき、何も暗号化されません（画面 n はポート 6000 + n）。サーバーを -nolisten tcp で起動し、離れた場所のウィンドウは SSH を通して表示できます。',
    },
    source: CISA,
  },
];

import type { LearnMessages } from './en-learn.ts';
import { pictures } from './ja-learn-pictures.ts';

/** Japanese texts of the Learn view, in the words of the article. */
export const learn: LearnMessages = {
  title: 'ポートを学ぶ',
  lead: 'ポートとは何かを、このマシンのドアを使って説明します。',
  chapterOf: (chapter, chapters) => `全 ${chapters} 章の第 ${chapter} 章`,
  door: {
    title: 'ポートはドア',
    building:
      'コンピューターを、65,536 のドアがある建物だと考えてください。ポート番号は、そのドアの番号です。プログラムはドアの奥で待ち受け、用のある人はそのドアをノックします。',
    purpose:
      'どのドアへ行くかは、用件で決まります。ウェブブラウザーは 80（HTTP）や 443（HTTPS）、メールソフトは 110（POP3）や 993（IMAPS）をノックします。',
    addressMeans: 'IP アドレスは、建物の住所です。',
    address: (address) =>
      `IP アドレスは、建物の住所です。このマシンの住所の一つは ${address} です。`,
    answer:
      'ドアの奥で誰かが待っていれば、やり取りが始まります。誰もいなければ、返事はもらえません。',
    openNow: (open, toNetwork) =>
      `このマシンでは今、${number(open)} のドアが開いています。そのうち ${number(toNetwork)} は、ネットワークに開いています。`,
  },
  ranges: {
    title: '三つの範囲',
    intro:
      'インターネットの番号を管理する IANA は、ドアを三つの範囲に分けています。範囲は番号だけで決まり、ドアの奥に誰がいるかは表しません。',
    wellKnown: (first, last) =>
      `ウェルノウンポート（${first} から ${last}）は、HTTP・SSH・DNS のような、よく知られたサービスに IANA が割り当てた番号です。別の目的に使うこともできますが、訪ねてくる側が混乱します。`,
    registered: (first, last) =>
      `レジスタードポート（${first} から ${last}）は、申請を受けて IANA が登録し、公表している番号です。MySQL の 3306 や PostgreSQL の 5432 がそうです。`,
    ephemeral: (first, last) =>
      `エフェメラルポート（${first} から ${last}）は、誰にも割り当てられず、自由に使える番号です。クライアントが、接続している間だけ借ります。`,
    openNow: (wellKnown, registered, ephemeral) =>
      `ここで今開いているドアは、ウェルノウンポートが ${number(wellKnown)}、レジスタードポートが ${number(registered)}、エフェメラルポートが ${number(ephemeral)} です。`,
    perProtocol:
      'TCP と UDP のドアは別々です。同じ番号でも、一方が開いていて、もう一方が閉じていることがあります。',
  },
  request: {
    title: 'リクエストとレスポンス',
    client: 'クライアント',
    server: 'サーバー',
    request: 'リクエスト',
    answer: 'レスポンス',
    isExample: '例',
    real: (client, server) => `今つながっている接続です。${client} から ${server} を訪ねています。`,
    example: (client, server) =>
      `これは読み取った結果ではなく、例です。このマシンの中で、${client} から ${server} を訪ねます。`,
    ended: (client, server) =>
      `この接続は終わりました。最後に見えた様子のまま説明します。${client} から ${server} を訪ねていました。`,
    noneOpen: '今、外へ出ていく接続はありません。',
    otherOpen: '今は、外へ出ていく接続があります。',
    program: (program) => `${program} が開いた接続です。`,
    programHidden: 'どのプログラムが開いた接続かは、見えませんでした。',
    sameMachine: '両端とも、このマシンの中にあります。',
    serverPort: (port, service) =>
      `クライアントは、サーバーのポート ${port} をノックします。レジストリーによると ${service} です。`,
    serverPortUnnamed: (port) =>
      `クライアントは、サーバーのポート ${port} をノックします。レジストリーに名前はありません。`,
    clientPort: (port) =>
      `レスポンスを受け取るために、クライアントにもドアが要ります。ポート ${port} は、このシステムがそのために割り当てる番号の一つで、接続が終わると回収されます。`,
    clientPortChosen: (port) =>
      `レスポンスを受け取るために、クライアントにもドアが要ります。ポート ${port} は、このシステムが自動で割り当てる番号ではありません。プログラムが自分で選んだのでしょう。`,
    clientPortUnknown: (port) =>
      `レスポンスを受け取るために、クライアントにもドアが要ります。ここではポート ${port} です。`,
    goes: (clientPort, serverPort) =>
      `リクエストは ${clientPort} から ${serverPort} へ、レスポンスは ${serverPort} から ${clientPort} へ送られます。二つのアドレスと二つのポートの組み合わせで、ほかのどの接続とも区別されます。`,
    datagrams:
      'UDP に接続はありません。データは一つずつ別々に届き、相手が送ったときにだけレスポンスが来ます。',
  },
  handsOut: {
    title: 'このシステムが実際に割り当てるポート',
    range: (first, last) =>
      `このシステムは、ポート ${first} から ${last} をクライアントに割り当てます。`,
    rangeUnknown: 'このシステムがクライアントに割り当てるポートの範囲は読み取れません。',
    rangeUdp: (first, last) => `UDP では、ポート ${first} から ${last} を割り当てます。`,
    asRegistry: 'レジストリーのエフェメラルポートと、ちょうど同じです。',
    registeredToo: (first, last) =>
      `このうち ${first} から ${last} は、レジストリーではレジスタードポートです。そのため、外へ出ていく接続が、たまたまどこかのサービスに登録された番号を使うことがあります。そのサービスとは関係ありません。`,
    leftOut: (first, last) =>
      `${first} から ${last} も、レジストリーではエフェメラルポートですが、このシステムは割り当てません。`,
    keptBack: (ports) =>
      `割り当てる範囲の中でも、${number(ports)} のポートは取り置かれていて、割り当てられません。`,
    keptBackOnRequest: '取り置かれたポートも、プログラムが番号を指定すれば使えます。',
    keptBackUnknown: '取り置かれているポートがあるかどうかは、読み取れません。',
    privileged: (below) => `${below} より小さいポートを開くプログラムには、特権が必要です。`,
    privilegedOneAddress: (below) =>
      `${below} より小さいポートは、一つのアドレスだけで開くときに特権が必要です。すべてのアドレスで開くときは必要ありません。`,
    privilegedNone: 'ここでは、どのポートを開くにも特権は必要ありません。',
    privilegedUnknown: 'どのポートを開くのに特権が必要かは、ここではわかりません。',
  },
  listening: {
    title: '待ち受けと接続',
    two: 'サービスを提供するプログラムは、ドアを開けてその奥で待ち受けます。用のあるプログラムは接続します。自分のドアを一つ借りて、相手のドアをノックします。',
    many: '訪ねてきた相手を通したあとも、ドアは次の相手のために開いています。一つのドアで、多くの接続を受けられます。',
    datagrams:
      'UDP では、待ち受けも接続もありません。プログラムはポートを一つ持ち、届いたものを受け取ります。',
    openTo:
      '誰のためのドアかも、プログラムが決めます。このマシンだけのため、一つのインターフェースのため、すべてのインターフェースのため、の三通りです。最初の一つを除いて、ネットワークに開いています。',
    here: (program, endpoint) => `ここでは、${program} が ${endpoint} で待ち受けています。`,
    unseenHere: (endpoint) =>
      `ここでは ${endpoint} が開いています。どのプログラムが待ち受けているかは見えません。`,
    noProcessHere: (endpoint) =>
      `ここでは ${endpoint} が開いていますが、使っているプロセスはありません。`,
    nobodyHere: 'ここでは今、誰も待ち受けていません。',
  },
  closing: {
    title: 'ポートを閉じる',
    how: '奥で待つプログラムがいなければ、ポートは閉じています。閉じるには、プログラムを終了するか、起動しないようにするか、このマシンだけで待ち受けるようにします。',
    knock:
      '閉じたポートをノックすると、すぐにわかります。TCP ではリセットが、UDP では「ポートに届かない」という通知が返ります。',
    afterwards:
      '終わった接続は、しばらく記憶されます（TIME_WAIT）。遅れて届いたパケットを、新しい接続のものと取り違えないためです。奥にはもう誰もいません。',
  },
  guard: {
    title: '入り口のガードマン',
    what: 'ファイアウォールは、建物の入り口に立つガードマンです。相手がどこから来て、どのドアへ行くのかを調べ、規則で認められない相手を断る機器やソフトウェアです。',
    two: 'ドアとガードマンは別のものです。ドアが開いていても、ガードマンが誰も通さないことがあります。閉じたドアは、ガードマンが何と言っても閉じたままです。',
    silent: 'ガードマンは、何も答えないこともあります。その場合、相手はあきらめるまで待ちます。',
    words:
      'そのため Portico は、ドアについて「ネットワークに開いている」と言います。それはドアの様子で、ガードマンの判断ではありません。',
  },
  limits: {
    title: 'Portico にわからないこと',
    number:
      '番号は証拠になりません。あるサービスに登録されたポートでも、奥にいるのがそのサービスとは限りません。Portico は、実際にいるプログラムを示します。',
    way: '外の誰かがここまで来られるかどうか。途中のルーターやほかのファイアウォールは、このマシンの外にあります。',
    content:
      '接続の中で何がやり取りされているか。Portico は接続があることだけを見て、中身は見ません。',
    ownersHidden: (sockets) =>
      `今ここにある ${number(sockets)} 件のソケットを、誰が使っているか。見えませんでした。`,
    ownersSeen:
      'ほかのユーザーのソケットを誰が使っているか。システムによっては見えません。ここでは今、すべて見えています。',
    between: '読み取りと読み取りの間に現れて消えたもの。読み取り元によってはわかりません。',
  },
  pictures,
};

function number(count: number): string {
  return count.toLocaleString('ja');
}

import type { DiagnosticsMessages } from './en-diagnostics.ts';

/** Japanese texts about crashes and diagnostics. */
export const diagnostics: DiagnosticsMessages = {
  title: '診断情報',
  open: '診断情報を表示',
  intro:
    '問題を報告するときのための情報です。アドレス、ユーザー名とホスト名、パス、鍵は伏せてあります。どこにも送られません。コピーされるのはここに見えるものだけです。',
  collecting: '集めています…',
  failed: (why) => `診断情報を集められませんでした：${why}`,
  text: '診断情報（英語のテキスト）',
  copy: '診断情報をコピー',
  copied: '診断情報をコピーしました。',
  copyFailed: '診断情報をコピーできませんでした。',
  terminal: '問題の報告に必要な情報を、個人にかかわるものを伏せて表示する',
  pageCameBack: '画面が異常終了したため、もう一度開きました。表示は元の場所に戻っています。',
  crash: {
    pageTitle: 'Portico の画面を開いたままにできません',
    pageText: (reason) =>
      `1 分間に 3 回、異常終了しました（${reason}）。ドアの見張りは続いています。`,
    loadText: (why) => `読み込めませんでした（${why}）。ドアの見張りは続いています。`,
    startFailed: 'Portico を起動できませんでした。',
    mainTitle: 'Portico を続けられません',
    mainText: (error) => `予期しないエラーが繰り返し起きました：${error}`,
    detail:
      '診断情報は、問題を報告するときのためのテキストです。アドレス、ユーザー名とホスト名、パス、鍵は伏せてあり、どこにも送られません。',
    restart: '再起動',
    quit: '終了',
    copy: '診断情報をコピー',
    copied: '診断情報をコピーしました。',
  },
};

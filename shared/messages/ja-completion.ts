import type { CompletionMessages } from './en-completion.ts';

/** シェルの補完についての日本語の文章。 */
export const completion: CompletionMessages = {
  summary: 'portico のコマンドを補完するためにシェルが読むものを出力します',
  shell: 'シェル: bash、zsh、fish のいずれか',
};

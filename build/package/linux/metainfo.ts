import type { Identity } from '../identity.ts';

export interface Release {
  readonly version: string;
  /** As yyyy-mm-dd. */
  readonly date: string;
}

/**
 * What software centres show of the app: an AppStream component of the type desktop-application.
 * @returns the text of its metainfo file
 */
export function metainfo({ id, homepage, maintainer }: Identity, release: Release): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${escaped(id)}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <name>Portico</name>
  <summary>See every open port of this computer</summary>
  <summary xml:lang="ja">このコンピューターで開いているポートをすべて表示</summary>
  <developer id="${escaped(id.split('.').slice(0, -1).join('.'))}">
    <name>${escaped(maintainer)}</name>
  </developer>
  <description>
    <p>Portico shows every door that is open on this computer: which program holds it, what the registry says it is for, who can reach it, and what changed.</p>
    <p xml:lang="ja">Portico は、このコンピューターで開いているポートをすべて表示します。どのプログラムが開いているか、登録上は何のためのものか、誰が届くか、何が変わったかがわかります。</p>
    <ul>
      <li>All 65,536 ports in one picture, live</li>
      <li xml:lang="ja">65,536 個のポートすべてを一枚の絵で、リアルタイムに</li>
      <li>Says what is new, opened wider, or held by another program than before</li>
      <li xml:lang="ja">新しく開いたもの、広く公開されたもの、別のプログラムに変わったものを知らせます</li>
      <li>Runs without root and makes no network request of its own</li>
      <li xml:lang="ja">root 権限は不要で、自分からはネットワークに接続しません</li>
    </ul>
  </description>
  <launchable type="desktop-id">portico.desktop</launchable>
  <icon type="stock">portico</icon>
  <url type="homepage">${escaped(homepage)}</url>
  <categories>
    <category>System</category>
    <category>Monitor</category>
  </categories>
  <provides>
    <binary>portico</binary>
    <mediatype>x-scheme-handler/portico</mediatype>
  </provides>
  <supports>
    <control>keyboard</control>
    <control>pointing</control>
    <control>touch</control>
  </supports>
  <content_rating type="oars-1.1" />
  <releases>
    <release version="${escaped(release.version)}" date="${escaped(release.date)}" />
  </releases>
</component>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

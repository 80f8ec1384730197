import type { Plugin } from 'vite';

const INLINE = ' style="display: contents;"';

/**
 * bits-ui's command list writes a style into its markup, which the page's content policy refuses. The mark
 * that is left in its place has the same style in renderer/styles/base.css.
 */
export function withoutInlineStyles(): Plugin {
  return {
    name: 'portico:without-inline-styles',
    enforce: 'pre',
    transform(code, id) {
      const isCommandPart = /bits-ui\/dist\/bits\/command\/.*\.svelte$/.test(id);
      if (!isCommandPart || !code.includes(INLINE)) return null;
      return { code: code.replaceAll(INLINE, ' data-contents'), map: null };
    },
  };
}

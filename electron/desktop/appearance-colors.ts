/** The page's background in either theme, as renderer/styles/tokens.css has it under `--bg`. */
export const BACKGROUNDS = { light: '#f4f2ec', dark: '#0f1420' } as const;

/** Whether ufw is on, by its file `/etc/ufw/ufw.conf`, which everybody may read; null where it does not say. */
export function isUfwOn(text: string): boolean | null {
  const [, value] = /^\s*ENABLED\s*=\s*["']?(yes|no)["']?\s*$/im.exec(text) ?? [];
  return value === undefined ? null : value.toLowerCase() === 'yes';
}

/** Under which names a package goes out. */
export interface Identity {
  /** Reverse domain name: the app's id on Windows and macOS, and its AppStream id. */
  readonly id: string;
  readonly homepage: string;
  readonly maintainer: string;
  readonly email: string;
  /** Where newer versions are looked for; null: the package is not brought up to date by itself. */
  readonly updateFeed: string | null;
  /** Which of them are none that anybody could be reached under, by the names of their variables. */
  readonly missing: readonly string[];
}

/** Names that are kept free of meaning (RFC 2606): what is made with them is not for others. */
const RESERVED = {
  PORTICO_APP_ID: 'invalid.portico.portico',
  PORTICO_HOMEPAGE: 'https://portico.invalid',
  PORTICO_MAINTAINER: 'The Portico contributors',
  PORTICO_MAINTAINER_EMAIL: 'maintainers@portico.invalid',
} as const;

/** Who publishes is for the one who does to say; a release sets all of it. */
export function identityFrom(environment: NodeJS.ProcessEnv): Identity {
  const name = (key: keyof typeof RESERVED): string => environment[key] || RESERVED[key];
  return {
    id: name('PORTICO_APP_ID'),
    homepage: name('PORTICO_HOMEPAGE'),
    maintainer: name('PORTICO_MAINTAINER'),
    email: name('PORTICO_MAINTAINER_EMAIL'),
    updateFeed: environment.PORTICO_UPDATE_FEED || null,
    missing: Object.entries(RESERVED)
      .filter(([key, reserved]) => /invalid/.test(reserved) && !environment[key])
      .map(([key]) => key),
  };
}

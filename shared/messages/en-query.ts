/** English texts of the query language and of the field that it is typed into. */
export const query = {
  keys: {
    port: 'local port',
    proto: 'protocol',
    state: 'state of the socket',
    role: 'listening, or which way it connects',
    range: 'range of the local port',
    exposure: 'who could come to the door',
    owner: 'name of the process',
    pid: 'number of the process',
    user: 'user of the socket or process',
    service: 'what the registry calls the port',
    addr: 'local address or network',
    remote: 'other side: port, address, name',
    container: 'container',
    unit: 'service unit',
    netns: 'network namespace',
    family: 'version of IP',
    new: 'first seen within this time',
    is: 'marks: Portico, hidden, handed out',
  },
  values: {
    open: 'open to the network',
    self: 'of Portico itself',
    hidden: 'owner hidden',
    dynamic: 'handed out by this system',
  },
  unknownKey: (given: string, allowed: string) =>
    `“${given}” is no key. Allowed: ${allowed}. In quotes it is searched for as words.`,
  badValue: (given: string, key: string, allowed: string) =>
    `“${given}” is no value of ${key}. Allowed: ${allowed}.`,
  exampleValue: (given: string, key: string, allowed: string) =>
    `“${given}” is no value of ${key}. Write it like one of these: ${allowed}.`,
  missingValue: (key: string, allowed: string) =>
    `${key} needs a value, such as one of these: ${allowed}.`,
  missingTerm: (given: string) => `Something is missing beside “${given}”.`,
  unclosedQuote: 'A quotation mark is not closed.',
  unclosedGroup: 'A parenthesis is not closed.',
  unexpectedClose: 'This parenthesis was never opened.',
  tooDeep: 'Too many parentheses stand inside each other.',
  notApplied: 'not applied',
  suggestions: 'Suggestions',
  suggested: (count: number) =>
    `${count.toLocaleString('en')} suggestion${count === 1 ? '' : 's'}: arrow keys choose, Enter takes`,
  saved: 'Saved filters',
  noneSaved: 'No filter is saved yet. Type one, name it here and save it.',
  name: 'Name',
  save: 'Save this filter',
  apply: (name: string) => `Apply ${name}`,
  remove: (name: string) => `Delete ${name}`,
  saveRefused: 'It could not be saved: this browser keeps nothing.',
};

export type QueryMessages = typeof query;

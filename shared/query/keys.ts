import { EXPOSURES, isOpenToNetwork } from '../model/exposure.ts';
import { HIGHEST_PORT, RANGES } from '../model/range.ts';
import type { Role } from '../model/role.ts';
import { STATES } from '../model/state.ts';
import type { ExposureValue, Key, Trait, Values } from './ast.ts';
import { addrSpec } from './values/addresses.ts';
import { choicesSpec, entriesOf, namedSo } from './values/choices.ts';
import { numbersSpec } from './values/numbers.ts';
import { remoteSpec } from './values/remote.ts';
import { newSpec } from './values/spans.ts';
import type { KeySpec } from './values/spec.ts';
import { textsSpec } from './values/texts.ts';

const ROLES: readonly Role[] = ['listener', 'bound', 'inbound', 'outbound'];
const RANGE_NAMES = RANGES.map(({ range }) => range);
const TRAITS: readonly Trait[] = ['self', 'hidden', 'dynamic'];
const HIGHEST_PID = 2 ** 32 - 1;

/** Every key of the language. */
export const KEYS: { readonly [K in Key]: KeySpec<Values[K]> } = {
  port: numbersSpec(HIGHEST_PORT, ['80', '80,443', '3000-3999', '>1024'], ({ local }) => [
    local.port,
  ]),
  proto: choicesSpec({
    names: namedSo(['tcp', 'udp']),
    test: ({ protocol }, value) => protocol === value,
  }),
  state: choicesSpec({
    names: namedSo(STATES),
    // As ss and netstat write them.
    others: [
      ['LISTEN', 'listening'],
      ['ESTABLISHED', 'estab'],
      ['SYN_RECEIVED', 'syn-recv'],
      ['CLOSED', 'close'],
    ],
    test: ({ state }, value) => state === value,
  }),
  role: choicesSpec({
    names: namedSo(ROLES),
    words: ({ roles }) => entriesOf(roles, ROLES),
    test: ({ role }, value) => role === value,
  }),
  range: choicesSpec({
    names: namedSo(RANGE_NAMES),
    words: ({ ranges, shortRanges }) => [
      ...entriesOf(ranges, RANGE_NAMES),
      ...entriesOf(shortRanges, RANGE_NAMES),
    ],
    test: ({ range }, value) => range === value,
  }),
  exposure: choicesSpec<ExposureValue>({
    names: namedSo([...EXPOSURES, 'open']),
    words: ({ exposures, query }) => [
      ...entriesOf(exposures, EXPOSURES),
      ['open', query.values.open],
    ],
    test: ({ exposure }, value) =>
      value === 'open' ? isOpenToNetwork(exposure) : exposure === value,
  }),
  owner: textsSpec(['node', '=node', '*'], ({ owners }) => owners.map(({ name }) => name)),
  pid: numbersSpec(HIGHEST_PID, ['1234', '1234,1240', '1000-1999', '>1000'], ({ owners }) =>
    owners.map(({ pid }) => pid),
  ),
  user: textsSpec(['root', '=root', '*'], ({ user, owners }) => [
    user,
    ...owners.map((owner) => owner.user),
  ]),
  service: textsSpec(['http', '=http', '*'], ({ service }) => [service?.name]),
  addr: addrSpec,
  remote: remoteSpec,
  container: textsSpec(['web', '=web', '*'], ({ container }) => [container?.name ?? container?.id]),
  unit: textsSpec(['ssh', '=ssh.service', '*'], ({ unit }) => [unit]),
  netns: textsSpec(['4026531840', '*'], ({ netns }) => [netns]),
  family: choicesSpec({
    names: [
      [4, '4'],
      [6, '6'],
    ],
    others: [
      [4, 'ipv4'],
      [6, 'ipv6'],
    ],
    test: ({ family }, value) => family === value,
  }),
  new: newSpec,
  is: choicesSpec({
    names: namedSo(TRAITS),
    words: ({ query, ownerHidden, self }) => [
      ...entriesOf(query.values, TRAITS),
      ['hidden', ownerHidden],
      ['self', self],
    ],
    test: (row, value) => {
      if (value === 'self') return row.self;
      return value === 'hidden' ? row.ownersStatus === 'hidden' : row.inDynamicRange === true;
    },
  }),
};

import { describe, expect, test } from 'vitest';
import { PROGRAM } from '../../support/cli.ts';
import { TwoHouses, whyNoRules } from '../../support/reach/two-houses.ts';

/** What `portico reach --json` says of the only door of a port. */
interface Told {
  readonly state: string;
  readonly message: string;
  readonly closing: readonly {
    readonly kind: string;
    readonly commands?: readonly string[];
    readonly undo?: readonly string[];
  }[];
}

interface Document {
  readonly doors: readonly {
    readonly families: readonly { readonly state: string; readonly message: string }[];
    readonly closing: Told['closing'];
  }[];
}

const PORTS = [2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008] as const;

const NFT = `
table inet filter {
  set lan { type ipv4_addr; flags interval; elements = { 10.77.0.0/24 }; }
  map doors { type inet_service : verdict; elements = { 2005 : accept, 2006 : drop }; }
  chain watched { ip saddr 10.78.0.2 reject; accept; }
  chain input {
    type filter hook input priority filter; policy drop;
    ct state established,related accept
    iif lo accept
    tcp dport 2001 accept
    ip saddr @lan tcp dport 2002 accept
    ip saddr != 10.77.0.2 tcp dport 2003 accept
    tcp dport vmap @doors
    iifname "wi*" tcp dport 2007 jump watched
    tcp dport { 2008, 3000-3005 } iifname "other" accept
  }
}
`;

const IPTABLES = [
  'iptables -P INPUT DROP',
  'iptables -N watched',
  'iptables -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
  'iptables -A INPUT -i lo -j ACCEPT',
  'iptables -A INPUT -p tcp -m multiport --dports 2001,2005 -m conntrack --ctstate NEW -j ACCEPT',
  'iptables -A INPUT -s 10.77.0.0/24 -p tcp --dport 2002 -j ACCEPT',
  'iptables -A INPUT ! -s 10.77.0.2 -p tcp --dport 2003 -j ACCEPT',
  'iptables -A INPUT -i wi+ -p tcp --dport 2007 -g watched',
  'iptables -A watched -m iprange --src-range 10.78.0.1-10.78.0.9 -j REJECT',
  'iptables -A watched -p tcp --syn -j ACCEPT',
  'iptables -A INPUT -i other -p tcp --dport 2008 -j ACCEPT',
];

function ask(houses: TwoHouses, port: number): Told {
  const output = houses.inside([process.execPath, PROGRAM, 'reach', `${port}/tcp`, '--json']);
  const { doors } = JSON.parse(output) as Document;
  const [door, ...others] = doors;
  const [family] = door?.families ?? [];
  if (!door || !family || others.length > 0) throw new Error(`not one door: ${output}`);
  return { ...family, closing: door.closing };
}

/** What the kernel did to the neighbour must be what was said of it. */
function expectTrue(houses: TwoHouses): void {
  const lan = houses.knock('lan', PORTS);
  const elsewhere = houses.knock('elsewhere', PORTS);
  const told = PORTS.map((port) => ({ port, ...ask(houses, port) }));
  for (const { port, state, message } of told) {
    const ways = [lan[port], elsewhere[port]];
    switch (state) {
      case 'not-filtered':
        expect([port, ...ways]).toEqual([port, true, true]);
        break;
      case 'dropped':
        expect([port, ...ways]).toEqual([port, false, false]);
        break;
      default:
        expect([port, state]).toEqual([port, 'depends']);
        expect([port, ...ways, message]).toEqual([port, ...ways, expect.any(String)]);
    }
  }
  expect(told.map(({ port, state, message }) => [port, state, message])).toEqual([
    [2001, 'not-filtered', expect.any(String)],
    [2002, 'depends', expect.stringContaining('only from 10.77.0.0/24')],
    [2003, 'depends', expect.stringContaining('not from 10.77.0.2')],
    [2004, 'dropped', expect.any(String)],
    [2005, 'not-filtered', expect.any(String)],
    [2006, 'dropped', expect.any(String)],
    [2007, 'depends', expect.any(String)],
    [2008, 'depends', expect.stringContaining('only by interface other')],
  ]);
  expect([lan[2002], elsewhere[2002], lan[2003], elsewhere[2003]]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect([lan[2007], elsewhere[2007], lan[2008], elsewhere[2008]]).toEqual([
    true,
    false,
    false,
    false,
  ]);
}

describe('what is said of rules is what the kernel does with them', () => {
  test('of nftables', async ({ skip }) => {
    const why = whyNoRules('nft');
    skip(why !== null, why ?? '');
    const houses = await TwoHouses.build(PORTS);
    houses.inside(['nft', '-f', '-'], NFT);
    expectTrue(houses);
  });

  test('of iptables', async ({ skip }) => {
    const why = whyNoRules('iptables') ?? whyNoRules('nft');
    skip(why !== null, why ?? '');
    const houses = await TwoHouses.build(PORTS);
    houses.inside(['sh', '-e'], IPTABLES.join('\n'));
    expectTrue(houses);
  });
});

test('the commands that close a door close it, and those that take them back open it again', async ({
  skip,
}) => {
  const why = whyNoRules('nft');
  skip(why !== null, why ?? '');
  const houses = await TwoHouses.build([2001, 2002]);
  const { state, closing } = ask(houses, 2001);
  expect(state).toBe('not-filtered');
  const firewall = closing.find(({ kind }) => kind === 'firewall');
  const run = (commands: readonly string[] = []): string =>
    houses.inside(['sh', '-e'], commands.join('\n').replaceAll('sudo ', ''));
  run(firewall?.commands);
  expect(ask(houses, 2001).state).toBe('dropped');
  expect(houses.knock('lan', [2001, 2002])).toEqual({ 2001: false, 2002: true });
  run(firewall?.undo);
  expect(ask(houses, 2001).state).toBe('not-filtered');
  expect(houses.knock('lan', [2001])).toEqual({ 2001: true });
});

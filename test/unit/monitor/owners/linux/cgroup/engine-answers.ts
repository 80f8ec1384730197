import { ID, OTHER_ID } from './cgroup-samples.ts';

/** A container as `GET /containers/json` lists it, with much that is not used. */
export function listed(overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    Id: ID,
    Names: ['/shop-web-1'],
    Image: 'web:1',
    Created: 1_790_000_000,
    Status: 'Up 3 minutes',
    Labels: {
      'com.docker.compose.project': 'shop',
      'com.docker.compose.service': 'web',
    },
    Ports: [
      { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
      { PrivatePort: 9000, Type: 'tcp' },
    ],
    NetworkSettings: { Networks: { shop: { IPAddress: '172.30.0.2', GlobalIPv6Address: '' } } },
    ...overrides,
  };
}

/** What is kept of it. */
export function known(overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    id: ID,
    runtime: 'docker',
    name: 'shop-web-1',
    project: 'shop',
    service: 'web',
    addresses: ['172.30.0.2'],
    published: [{ protocol: 'tcp', address: '0.0.0.0', port: 8080, containerPort: 80 }],
    ...overrides,
  };
}

export const OTHER = listed({ Id: OTHER_ID, Names: ['/db'], Labels: null, Ports: [] });

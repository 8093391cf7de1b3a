import { createServer } from 'node:net';
import { AppError } from '@404-gen/service-kit';

const HOST = '127.0.0.1';

/** Listens on the port for a moment; 0 asks the system for a free one. */
function probe(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** Ports nobody listens on right now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await probe(0));
  return [...ports];
}

/** @throws AppError `CONFIG_PORT_TAKEN` naming every port that is in use, and what to do about it */
export async function assertPortsFree(ports: readonly number[]): Promise<void> {
  const results = await Promise.allSettled(ports.map((port) => probe(port)));
  const taken = ports.filter((_, index) => results[index]?.status === 'rejected');
  if (taken.length === 0) return;
  const [one, them] = taken.length === 1 ? ['Port', 'it'] : ['Ports', 'them'];
  throw new AppError(
    'CONFIG_PORT_TAKEN',
    `${one} ${taken.join(', ')} of ${HOST} cannot be listened on: another program uses ${them}, perhaps a second ` +
      'run of this one. Stop it, name other ports (--ports 10016,10017,10018), or let the system choose (--ports auto).',
    { details: { taken } },
  );
}

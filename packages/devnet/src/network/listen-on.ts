import { AppError } from '@404-gen/service-kit';
import type { FastifyInstance } from 'fastify';

/** @returns the address that the server is reached at. @throws AppError `CONFIG_PORT_TAKEN`, `CONFIG_HOST` */
export async function listenOn(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new AppError('CONFIG_PORT_TAKEN', `Port ${port} of ${host} is in use by another program.`, { cause });
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('CONFIG_HOST', `Cannot listen on ${host}:${port}: ${reason}`, { cause });
  }
}

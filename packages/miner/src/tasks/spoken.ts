/** Longest part of a peer's message that reaches a log. */
const MAX_CHARACTERS = 200;

/** Status and message of a reply, for logs. */
export function spoken(reply: { readonly statusCode: number | null; readonly statusMessage: string | null }): string {
  return `${reply.statusCode ?? 'no status'} ${(reply.statusMessage ?? '').slice(0, MAX_CHARACTERS)}`.trim();
}

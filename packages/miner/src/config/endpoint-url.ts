/** What is wrong with an endpoint's URL, or undefined. */
export function endpointUrlProblem(text: string): string | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return `"${text}" is no URL; write it like http://127.0.0.1:10006`;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `"${text}" must start with http:// or https://`;
  if (url.username !== '' || url.password !== '') {
    return 'the URL carries a password, which would end up in logs; use generation.tokens';
  }
  if (url.search !== '' || url.hash !== '') return `"${text}" must not have a query or a fragment`;
  return undefined;
}

/** The addresses of one generation server. Its path prefix is kept, unlike upstream's, which drops it. */
export interface EndpointUrls {
  readonly origin: string;
  readonly generatePath: string;
  readonly readyPath: string;
}

export function endpointUrls(text: string): EndpointUrls {
  const url = new URL(text);
  const prefix = url.pathname.replace(/\/+$/, '').replace(/\/generate$/, '');
  return { origin: url.origin, generatePath: `${prefix}/generate/`, readyPath: `${prefix}/ready` };
}

/** What logs and metrics call an endpoint. */
export function endpointName(text: string): string {
  const url = new URL(text);
  const prefix = url.pathname.replace(/\/+$/, '').replace(/\/generate$/, '');
  return url.host + prefix;
}

import { fileURLToPath } from 'node:url';

/**
 * Path of a built script next to the calling module, for child processes and worker threads.
 *
 * Called from sources (tests run those directly), it gives the file under `dist/` that was built from the same place,
 * because Node 20 cannot run TypeScript.
 *
 * @param importMetaUrl the caller's `import.meta.url`
 * @param relative path of the script relative to the caller, with its `.js` ending
 */
export function builtEntry(importMetaUrl: string, relative: string): string {
  const path = fileURLToPath(new URL(relative, importMetaUrl));
  return path.replace(/([\\/]packages[\\/][^\\/]+[\\/])src([\\/])/, '$1dist$2');
}

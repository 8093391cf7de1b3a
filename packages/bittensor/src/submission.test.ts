import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { MINER_LICENSE_CONSENT_DECLARATION, submitMessage } from './submission.ts';

it('declares the licence in the subnet’s words', () => {
  expect(MINER_LICENSE_CONSENT_DECLARATION).toHaveLength(199);
  expect(createHash('sha256').update(MINER_LICENSE_CONSENT_DECLARATION).digest('hex')).toBe(
    '4ce1b0e563e233282c91114687a4e08765cfc2b4e00ad94a13607352cd09ecc9',
  );
});

it('signs declaration, time, prompt and both hotkeys without separators, the prompt untouched', () => {
  const message = submitMessage({
    submitTime: 1_795_351_027_793_305_668n,
    prompt: ' e\u0301 🪲\n',
    validatorHotkey: 'V',
    minerHotkey: 'M',
  });
  expect(message).toBe(`${MINER_LICENSE_CONSENT_DECLARATION}1795351027793305668 e\u0301 🪲\nVM`);
});

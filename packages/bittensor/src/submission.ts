/** The subnet owner's hotkey, which miners prefer: three-gen-subnet, neurons/common/owner.py. */
export const OWNER_HOTKEY = '5E7eSeRr2aHzCV7SkY4a2Pi5NXHrU4anZz3phEQgn4HCen2B';

/** What every submission declares: three-gen-subnet, neurons/common/miner_license_consent_declaration.py. Part of a signed text. */
export const MINER_LICENSE_CONSENT_DECLARATION =
  'I, as a miner on SN17, have obtained all licenses, rights and consents required to use, reproduce, modify, ' +
  'display, distribute and make available my submitted results to this subnet and its end users';

/**
 * The text whose signature, in standard base64, a submission carries. Without separators.
 *
 * @param parts.submitTime the submission's own `submit_time`, unix nanoseconds
 * @param parts.prompt exactly as pulled: not trimmed, not normalised; for images the whole base64 text
 */
export function submitMessage(parts: {
  readonly submitTime: bigint;
  readonly prompt: string;
  readonly validatorHotkey: string;
  readonly minerHotkey: string;
}): string {
  const { submitTime, prompt, validatorHotkey, minerHotkey } = parts;
  return `${MINER_LICENSE_CONSENT_DECLARATION}${String(submitTime)}${prompt}${validatorHotkey}${minerHotkey}`;
}

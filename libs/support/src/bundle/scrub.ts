import { withoutSecrets } from '@lucid/auth';
import { type Config, secretTexts } from '@lucid/config';

/** Bounded in each part, so that its time grows with the length of the text only. */
const EMAIL = /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/** The forms in which a text may stand in a file: as it is, in JSON, and decoded from a URI. */
function formsOf(secret: string): string[] {
  const forms = [secret, JSON.stringify(secret).slice(1, -1)];
  try {
    forms.push(decodeURIComponent(secret));
  } catch {
    // It is no part of a URI.
  }
  return forms;
}

/**
 * Makes what takes secrets and e-mail addresses out of a text. No source of a bundle writes any: this is a second line, for messages of engines
 * and names that callers choose.
 */
export function scrubberOf(config: Config): (text: string) => string {
  const secrets = secretTexts(config).flatMap(formsOf);
  return (text) => {
    const hidden = secrets.reduce((left, secret) => left.replaceAll(secret, '…'), text);
    return withoutSecrets(hidden).replace(EMAIL, '…@…');
  };
}

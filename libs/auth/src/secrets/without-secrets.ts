const URI_CREDENTIALS = /:\/\/[^/\s@]{0,1024}@/g;
const KEY_SECRET = /(lucid_[0-9a-f]{8}_)[A-Za-z0-9_-]{43}/g;
/** A parameter of a query that was never one of ours, and that somebody put a key into. */
const PARAMETER = /([?&][\w-]{0,64}(?:secret|password|token|api[_-]?key|authorization)[\w-]{0,64}=)[^&\s]*/gi;

/** A text, such as a line of a log, without the credentials of URIs and without keys. Takes time that grows with its length only. */
export const withoutSecrets = (text: string): string =>
  text.replace(URI_CREDENTIALS, '://…@').replace(KEY_SECRET, '$1…').replace(PARAMETER, '$1…');

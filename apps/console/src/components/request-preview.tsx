import { useState } from 'react';
import { serviceUrl } from '../api/client';
import type { ApiRequest } from '../requests/api-request';
import { curlOf } from '../requests/curl';
import { lucidCommandOf, noCommandFor } from '../requests/lucid-command';
import { typescriptOf } from '../requests/typescript';
import { CopyButton } from './id';
import styles from './request-preview.module.css';

const FORMS = {
  curl: (request: ApiRequest) => curlOf(request, serviceUrl),
  lucid: (request: ApiRequest) => lucidCommandOf(request) ?? noCommandFor(request),
  TypeScript: typescriptOf,
};
type Form = keyof typeof FORMS;

/** The request that a form will send, in the three ways in which it can be scripted. */
export function RequestPreview({ request, isOpen = false }: { request: ApiRequest; isOpen?: boolean }) {
  const [form, setForm] = useState<Form>('curl');
  const text = FORMS[form](request);
  return (
    <details className={styles['preview']} open={isOpen}>
      <summary>Request this sends</summary>
      <div className={styles['bar']} role="group" aria-label="Form of the request">
        {(Object.keys(FORMS) as Form[]).map((name) => (
          <button key={name} type="button" aria-pressed={name === form} onClick={() => setForm(name)}>
            {name}
          </button>
        ))}
        <CopyButton text={text} label="Copy the request" />
      </div>
      <pre tabIndex={0} role="region" aria-label={`The request as ${form}`}>
        {text}
      </pre>
    </details>
  );
}

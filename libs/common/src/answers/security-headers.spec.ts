import helmet from '@fastify/helmet';
import { fastify } from 'fastify';
import { DOCS_POLICY, SECURITY_HEADERS } from './security-headers';

describe('the security headers', () => {
  it("are Helmet's, but for the policy of pages and for hosts below this one", async () => {
    const app = fastify();
    await app.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: { includeSubDomains: false } });
    app.get('/', () => '');
    const { headers } = await app.inject('/');
    const { 'content-security-policy': policy, ...rest } = SECURITY_HEADERS;
    expect(headers).toMatchObject(rest);
    const own = ['content-type', 'content-length', 'date', 'connection'];
    expect(Object.keys(headers).filter((name) => !own.includes(name) && !(name in rest))).toEqual([]);
    for (const each of [policy, DOCS_POLICY]) {
      expect(each).toContain("default-src 'none'");
      expect(each).not.toMatch(/https?:|\*|unsafe-eval|upgrade-insecure-requests/);
    }
    expect(DOCS_POLICY).toContain("script-src 'self';");
    await app.close();
  });
});

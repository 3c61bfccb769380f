import { ANY_KEY, Auditing, type AuditNotes, Operation, ProblemError, SCOPES, serviceVersion } from '@lucid/common';
import { Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authenticator } from '../access/authenticator.service';
import { ANONYMOUS, Caller, type Identity } from '../identity/identity';
import { unauthenticated } from '../identity/unauthenticated';
import { ConsoleSession } from '../sessions/console-session';
import { ConsoleSessions } from '../sessions/console-sessions.service';
import type { KnownSession } from '../sessions/known-session';
import { clearedCookie, sessionCookie, sessionCookieOf } from '../sessions/session-cookie';

/** A request that came by a session. */
type Request = Pick<FastifyRequest, 'headers' | 'consoleSession'>;

@ApiTags('console')
@Controller('console-session')
export class ConsoleSessionController {
  private readonly version = serviceVersion();

  constructor(
    private readonly sessions: ConsoleSessions,
    private readonly authenticator: Authenticator,
  ) {}

  @Post()
  @Operation({
    id: 'createConsoleSession',
    scope: ANY_KEY,
    summary: 'Sign in to the console',
    description:
      'Exchanges the key in `X-API-Key` for a cookie, so that no script of a page has to keep the key. The session ends 30 minutes after its last request, after 12 hours, or within 5 s after the key or that secret of it stops working. ' +
      'Each request with the cookie has the scopes that the key has at that time. The cookie is `HttpOnly; SameSite=Strict; Path=/`, and `Secure` with the prefix `__Host-` if `Origin` begins with `https://`. ' +
      'A key has at most 100 sessions; one more ends the oldest. It takes no Idempotency-Key: if the answer is lost, sign in again.',
    status: 201,
    answersSecret: true,
    problems: [409],
    answer: {
      type: ConsoleSession,
      description: 'Signed in; `Set-Cookie` holds the session.',
      headers: ['Location', 'Set-Cookie'],
    },
  })
  async create(
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConsoleSession> {
    const secret = request.headers['x-api-key'];
    if (caller === ANONYMOUS)
      throw new ProblemError(
        'conflict',
        'The service asks for no key, so no session is needed. Send requests without one.',
      );
    if (secret === undefined)
      throw unauthenticated('A session cannot begin another one. Send the key as X-API-Key to sign in again.');
    audit.target = caller.caller;
    const session = await this.sessions.begin(caller.caller, String(secret));
    audit.after = { session_expires_at: new Date(session.endsAt) };
    void reply
      .header('set-cookie', sessionCookie(session.token, request))
      .header('location', '/api/v1/console-session')
      .header('cache-control', 'no-store');
    return this.describe(caller, session, session);
  }

  @Get()
  @Operation({
    id: 'getConsoleSession',
    scope: ANY_KEY,
    summary: 'Get the caller and its session',
    description:
      'Tells who asks, with which scopes, and until when: by the cookie of a session or by a key. Without a session it has no fields of one. If the service asks for no key, the caller is `anonymous` with every scope. Counts as use of the session, as every request with the cookie does. An event stream counts once, when it is opened.',
    answer: { type: ConsoleSession, description: 'The caller.' },
  })
  get(
    @Caller() caller: Identity,
    @Req() { headers, consoleSession }: Request,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ConsoleSession {
    void reply.header('cache-control', 'no-store');
    const secret = headers['x-api-key'];
    return this.describe(caller, secret === undefined ? consoleSession : String(secret), consoleSession);
  }

  @Delete()
  @Operation({
    id: 'deleteConsoleSession',
    scope: ANY_KEY,
    summary: 'Sign out of the console',
    description:
      'Ends the session of the cookie and removes the cookie from the browser. The session ends on this replica at once and on the others within 5 s, with its streams. The key goes on working. Without a cookie it does nothing.',
    status: 204,
    answer: { description: 'Signed out.', headers: ['Set-Cookie'] },
  })
  async delete(
    @Caller() { caller }: Identity,
    @Req() request: FastifyRequest,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    audit.target = caller;
    const cookie = sessionCookieOf(request);
    if (cookie === undefined) return;
    await this.sessions.end(cookie.token);
    void reply.header('set-cookie', clearedCookie(cookie));
  }

  private describe(
    identity: Identity,
    given: string | KnownSession | undefined,
    session: KnownSession | undefined,
  ): ConsoleSession {
    const { caller, key, scopes = Object.keys(SCOPES) } = identity;
    const end = given === undefined ? undefined : this.authenticator.endOf(given, identity);
    return {
      caller,
      ...(key !== undefined && { key_name: key.name, key_prefix: key.prefix }),
      scopes: [...scopes],
      ...(end !== undefined && { key_expires_at: end }),
      keys_required: !this.authenticator.isOpen,
      version: this.version,
      ...(session !== undefined && {
        session_expires_at: new Date(session.endsAt),
        session_idle_until: new Date(session.idleUntil),
      }),
    };
  }
}

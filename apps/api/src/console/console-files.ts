import fastifyStatic from '@fastify/static';
import { ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readFile, stat } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { CONSOLE_POLICY, isPage, withBase } from './console-page';

const BASE = '/console/';
const YEAR_MS = 365 * 86_400_000;

/** Serves the console as it was built: its files, and its page for every other path below /console. */
@Injectable()
export class ConsoleFiles implements OnModuleInit {
  /** Where the build puts it. Tests name another folder. */
  folder = join(dirname(findPackageJSON('..', __filename) ?? '.'), 'dist', 'console');

  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    if (!this.config.CONSOLE_ENABLED) return;
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(async (scope) => {
      await scope.register(fastifyStatic, {
        root: this.folder,
        serve: false,
        preCompressed: true,
        suppressWarning: true,
      });
      scope.addHook('onRequest', (_request, reply, done) => {
        void reply.header('content-security-policy', CONSOLE_POLICY);
        done();
      });
      // Relative, so that it leads to the same place behind a proxy that serves the service under another path.
      scope.get('/console', (_request, reply) => reply.redirect('console/', 302));
      scope.get<{ Params: { '*': string } }>(`${BASE}*`, (request, reply) =>
        this.answer(request.params['*'], request, reply),
      );
    });
  }

  private async answer(path: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (path !== 'index.html' && (await this.isFile(path))) {
      // The names of assets contain a hash of their content.
      const kept = path.startsWith('assets/') ? { maxAge: YEAR_MS, immutable: true } : { maxAge: 0 };
      return reply.sendFile(path, this.folder, { ...kept, index: false, dotfiles: 'deny' });
    }
    if (!isPage(path, request.headers.accept))
      throw new ProblemError('route_not_found', `The console has no file \`${path.slice(0, 200).toWellFormed()}\`.`);
    const [asked = ''] = request.url.slice(BASE.length).split('?');
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(withBase(await this.page(), asked));
  }

  private async page(): Promise<string> {
    try {
      return await readFile(join(this.folder, 'index.html'), 'utf8');
    } catch (cause) {
      throw new ProblemError('not_found', 'The console is not built. Run `npm run build`, then load this page again.', {
        cause,
      });
    }
  }

  private async isFile(path: string): Promise<boolean> {
    if (path === '' || path.includes('\0') || path.split('/').includes('..')) return false;
    const found = await stat(join(this.folder, path)).catch(() => undefined);
    return found?.isFile() === true;
  }
}

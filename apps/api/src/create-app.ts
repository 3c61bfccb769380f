import { configureHttp, httpAdapter } from '@lucid/common';
import { type Config, secretTexts, servedHosts } from '@lucid/config';
import { type LogLevel, RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module';
import { openApiDocument } from './openapi';
import { openApi32 } from './openapi-3-2';
import { QuietLogger } from './quiet-logger';

const LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

/** Probes and metrics stand at the root; everything else under /api/v1. */
const AT_THE_ROOT = ['livez', 'readyz', 'startupz', 'metrics'].map((path) => ({ path, method: RequestMethod.GET }));

/** Makes the application with its routes, its contract and its document; it does not listen yet. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const logLevels = LEVELS.slice(0, LEVELS.indexOf(config.LOG_LEVEL) + 1);
  const logger = new QuietLogger({ json: config.LOG_FORMAT === 'json', logLevels }, secretTexts(config));
  // Where it would not be written, it is not made either.
  const accessLevel = logLevels.includes(config.ACCESS_LOG_LEVEL) ? config.ACCESS_LOG_LEVEL : undefined;
  const browsers = { answersTo: servedHosts(config), origins: config.CORS_ORIGINS };
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config),
    httpAdapter(browsers, accessLevel),
    { logger, abortOnError: false, bodyParser: false },
  );
  await configureHttp(app, browsers, accessLevel);
  app.setGlobalPrefix('api/v1', { exclude: AT_THE_ROOT });
  if (config.DOCS_ENABLED) serveDocument(app);
  return app;
}

/** Where the document of OpenAPI 3.2 is served. */
export const OPENAPI_32_PATH = '/docs/openapi-3.2.json';

/** The document for people at /docs, and for machines at /docs-json, /docs-yaml and in OpenAPI 3.2. */
function serveDocument(app: NestFastifyApplication): void {
  // Made for the first who asks: most pods are never asked, and it takes 30 MB.
  let made: OpenAPIObject | undefined;
  const document = (): OpenAPIObject => (made ??= openApiDocument(app));
  let version32: string | undefined;
  app.getHttpAdapter().get(OPENAPI_32_PATH, (_request: FastifyRequest, reply: FastifyReply) => {
    version32 ??= JSON.stringify(openApi32(document()));
    void reply.type('application/json; charset=utf-8').send(version32);
  });
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    customSiteTitle: 'Lucid Storage',
    // A key that is typed in is gone with the page: stored in the browser, it would outlive its reader.
    swaggerOptions: { persistAuthorization: false, displayRequestDuration: true, tryItOutEnabled: true },
  });
}

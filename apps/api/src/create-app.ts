import { configureHttp, httpAdapter } from '@lucid/common';
import type { Config } from '@lucid/config';
import { type LogLevel, RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { AppModule } from './app.module';
import { openApiDocument } from './openapi';
import { QuietLogger } from './quiet-logger';

const LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

/** Probes and metrics stand at the root; everything else under /api/v1. */
const AT_THE_ROOT = ['livez', 'readyz', 'startupz', 'metrics'].map((path) => ({ path, method: RequestMethod.GET }));

/** Makes the application with its routes, its contract and its document; it does not listen yet. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const logLevels = LEVELS.slice(0, LEVELS.indexOf(config.LOG_LEVEL) + 1);
  const logger = new QuietLogger({ json: config.LOG_FORMAT === 'json', logLevels }, config.API_KEY);
  // Where it would not be written, it is not made either.
  const accessLevel = logLevels.includes(config.ACCESS_LOG_LEVEL) ? config.ACCESS_LOG_LEVEL : undefined;
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), httpAdapter(accessLevel), {
    logger,
    abortOnError: false,
    bodyParser: false,
  });
  await configureHttp(app, config.CORS_ORIGINS, accessLevel);
  app.setGlobalPrefix('api/v1', { exclude: AT_THE_ROOT });
  if (config.DOCS_ENABLED) serveDocument(app);
  return app;
}

/** The document for people at /docs, and for machines at /docs-json and /docs-yaml. */
function serveDocument(app: NestFastifyApplication): void {
  // Made for the first who asks: most pods are never asked, and it takes 30 MB.
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    customSiteTitle: 'Lucid Storage',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true, tryItOutEnabled: true },
  });
}

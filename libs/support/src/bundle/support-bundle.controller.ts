import { type AuditNotes, Auditing, Operation } from '@lucid/common';
import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { SupportBundles } from './support-bundle.service';
import { tarOf } from './tar';

@ApiTags('service')
@Controller('support-bundle')
export class SupportBundleController {
  constructor(private readonly bundles: SupportBundles) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'getSupportBundle',
    scope: 'service:read',
    audited: true,
    holds: 'support_bundles',
    summary: 'Download a support bundle',
    description:
      'A .tar.gz of JSON and text: versions, configuration without secrets, health report, metrics, the last jobs, backup schedules, search indices, and what MongoDB, Redis and Elasticsearch say of themselves. It contains no documents, no secrets and no e-mail addresses. Each file has 2 MiB at most and is collected within 10 s; `manifest.json` names what is cut or missing. A caller downloads one at a time. The download leaves an audit record, so it needs MongoDB.',
    problems: [429],
    answer: {
      schema: { type: 'string', format: 'binary' },
      contentType: 'application/octet-stream',
      description: 'The bundle.',
    },
  })
  async get(@Auditing() audit: AuditNotes): Promise<StreamableFile> {
    const now = new Date();
    const files = await this.bundles.collect(now);
    audit.after = { files: files.map(({ name }) => name) };
    const packed = Readable.from(tarOf(files, now)).pipe(createGzip());
    const name = `lucid-support-${now.toISOString().replaceAll(/[:.]/g, '-')}.tar.gz`;
    return new StreamableFile(packed, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${name}"`,
    });
  }
}

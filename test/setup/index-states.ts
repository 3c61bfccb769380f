/** Requests to Elasticsearch as a person makes them. */
export async function askElasticsearch(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${String(process.env['TEST_ELASTICSEARCH_URI'])}/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const told = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(told)}`);
  return told;
}

interface Made {
  mappings: object;
  aliases: object;
  settings: { index: Record<string, unknown> };
}

/** A state of an index in which it takes no document. */
export interface IndexState {
  name: string;
  /** What the service must say of it. */
  cause: RegExp;
  action: RegExp;
  begin(index: string): Promise<unknown>;
  end(index: string): Promise<unknown>;
}

const settings = (index: string, body: object): Promise<unknown> => askElasticsearch('PUT', `${index}/_settings`, body);
const block = (name: string, cause: RegExp, action = new RegExp(`index\\.blocks\\.${name}\\b`)): IndexState => ({
  name: `index.blocks.${name}`,
  ...{ cause, action },
  begin: (index) => settings(index, { [`index.blocks.${name}`]: true }),
  end: (index) => settings(index, { [`index.blocks.${name}`]: null }),
});

/** The states that an index itself can have. What else stops writes is of the node: its queues, its memory, its disk. */
export const INDEX_STATES: readonly IndexState[] = [
  block('write', /index write/),
  block('read_only', /index read-only/),
  block('read_only_allow_delete', /flood-stage watermark/, /Free disk space/),
  {
    name: 'closed',
    cause: /it is closed/,
    action: /_open/,
    begin: (index) => askElasticsearch('POST', `${index}/_close`),
    end: (index) => askElasticsearch('POST', `${index}/_open`),
  },
  {
    name: 'red',
    cause: /shard of index .* is not available/,
    action: /allocation\/explain/,
    // Made again, since Elasticsearch gives a shard that was once allocated back to its node: this one is empty, and finds no node that it may go to.
    begin: async (index) => {
      const made = ((await askElasticsearch('GET', index)) as Record<string, Made>)[index];
      const { uuid: _u, creation_date: _d, provided_name: _p, version: _v, ...rest } = made?.settings.index ?? {};
      await askElasticsearch('DELETE', index);
      await askElasticsearch('PUT', `${index}?wait_for_active_shards=0`, {
        ...{ mappings: made?.mappings, aliases: made?.aliases },
        settings: { ...rest, 'routing.allocation.require._name': 'nowhere' },
      });
    },
    end: async (index) => {
      await settings(index, { 'index.routing.allocation.require._name': null });
      await askElasticsearch('GET', `_cluster/health/${index}?wait_for_status=yellow&timeout=60s`);
    },
  },
];

import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { Controller, Get } from '@nestjs/common';
import { ID, Stored } from '../definition/common-fields';
import type { ModelDefinition } from '../definition/definition';
import type { RegisteredModel } from '../definition/registered-models';
import { missingParts } from './missing-parts';

@Model({
  collection: 'devices',
  data: true,
  search: { id: 'device_id', text: [] },
  preImages: true,
  indexes: [
    { keys: { device_id: 1 }, unique: true, serves: 'a device by id' },
    { keys: { created_at: -1, _id: -1 }, serves: 'the list, newest first' },
  ],
})
class Device extends Stored {
  @Field({ ...ID, required: true, description: 'Id of the device.' })
  device_id!: string;

  @Field({ ...ID, description: 'Device that it belongs to.' })
  parent_id?: string;
}

@Model({ collection: 'device_parts', data: true, indexes: [] })
class DevicePart {}

@Model({ collection: 'bare', indexes: [] })
class Bare extends Stored {}

@Controller('devices')
class DevicesController {
  @Get('by-serial/:serial')
  bySerial(): void {
    // Only its route matters.
  }

  @Get('bulk')
  bulk(): void {
    // The id excludes this word.
  }
}

const DEVICES: ModelDefinition<Device> = {
  model: Device,
  noun: 'Device',
  plural: 'Devices',
  path: 'devices',
  tag: 'Devices.',
  id: 'device_id',
  operations: { list: 'listDevices', create: 'createDevice', bulk: 'bulkCreateDevices', get: 'getDevice' },
  cachedBy: ['device_id'],
  list: { sorts: { created_at: {} }, equals: {} },
  bodyLimits: { create: 1024, bulk: 1024 },
};

const registered = (definition: RegisteredModel['definition']): RegisteredModel => ({
  definition,
  parts: [DevicePart],
  controllers: [],
  providers: [],
});

describe('missingParts', () => {
  it('finds nothing in a complete model', () => {
    expect(missingParts([registered(DEVICES)])).toEqual([]);
  });

  it('names what the collection of a model lacks', () => {
    const bare = { ...DEVICES, model: Bare, path: 'Bare', tag: '', parts: [] };
    expect(missingParts([registered(DEVICES), registered(bare)])).toEqual([
      'Model Bare: set `tag`, the description of its OpenAPI tag.',
      'Model Bare: set `data: true` in @Model of Bare, so that backups restore it.',
      'Model Bare: set `preImages: true` in @Model of Bare for the change feed.',
      "Model Bare: set `search.id: 'device_id'` in @Model of Bare.",
      'Model Bare: declare the field `device_id` in Bare.',
      'Model Bare: write `path` in lower case with hyphens.',
      'Model Bare: add a unique index on `device_id`, by which a document is found.',
      'Model Bare: add an index that begins with `created_at`, which lists or references use.',
    ]);
  });

  it('names indexes, references and locks', () => {
    const references = [
      { field: 'parent_id', collection: 'devices', key: 'serial' },
      { field: 'owner_id', collection: 'owners', key: 'owner_id' },
    ];
    expect(missingParts([registered({ ...DEVICES, cachedBy: ['parent_id'], references })])).toEqual([
      'Model devices: add a unique index on `parent_id`, by which a document is found.',
      'Model devices: add an index that begins with `parent_id`, which lists or references use.',
      'Model devices: add an index that begins with `owner_id`, which lists or references use.',
      'Model devices: `parent_id` must refer to `device_id` of devices, its id.',
      'Model devices: set `lockShards` in the definition of devices, because `parent_id` refers to it.',
      'Model devices: `owner_id` refers to the collection `owners`, which no model has.',
    ]);
  });

  it('names a word of a route that is also a valid id', () => {
    expect(missingParts([{ ...registered(DEVICES), controllers: [DevicesController] }])).toEqual([
      'Model devices: add `by-serial` to WORDS_OF_PATHS: `device_id` accepts it, and a route has it in the place of the id.',
    ]);
  });

  it('names a collection of callers that no model has', () => {
    expect(missingParts([{ ...registered(DEVICES), parts: [] }])).toEqual([
      'No registered model has DevicePart: name it in `model` or `parts` of registerModel.',
    ]);
  });
});

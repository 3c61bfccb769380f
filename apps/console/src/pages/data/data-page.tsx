import { useList } from '../../api/read';
import { useView, type View } from '../../api/view';
import { Button } from '../../components/button';
import { Bar, Card, Headline } from '../../components/card';
import { Filters, SelectField } from '../../components/fields';
import { FilterField } from '../../components/filter-field';
import { Empty } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { Tabs } from '../../components/tabs';
import { count } from '../../format/numbers';
import { ChainCard } from './chain-card';
import { DocumentCard } from './document-card';
import { listRequest } from './document-requests';
import { type Document, modelNamed, MODELS, type ModelView } from './models';
import { ValueCell } from './value-cell';

const TABS = Object.entries(MODELS).map(([id, { name }]) => [id, name] as const);
const RIGHT = ['number', 'bytes', 'amount'];

const columnsOf = ({ columns, id }: ModelView): Column<Document>[] =>
  columns.map(([field, name, kind], at) => ({
    name,
    ...(RIGHT.includes(kind) && at > 0 && { align: 'right' as const }),
    cell: (document) => <ValueCell {...{ document, field, kind }} isOwnId={field === id || at === 0} />,
  }));

/** Filters of another model mean nothing to this one. */
const clearedFilters = (): View =>
  Object.fromEntries(
    Object.values(MODELS).flatMap(({ filters }) => filters.map(([parameter]) => [parameter, undefined])),
  );

export function DataPage() {
  const [view, change] = useView();
  const key = view['model'] ?? 'users';
  const model = modelNamed(key);
  const list = useList(listRequest(model, view));
  const total = list.query.data?.pages[0]?.total;
  const isFiltered = model.filters.some(([parameter]) => view[parameter] !== undefined);
  return (
    <>
      <Headline sub="Lists use an index for every filter. Totals are estimates that cost no scan.">
        {total === undefined
          ? model.name
          : `About ${count(total)} ${model.name.toLowerCase()}${isFiltered ? ' in all' : ''}`}
      </Headline>
      {key === 'blocks' && <ChainCard />}
      {view['id'] !== undefined && (
        <DocumentCard
          key={`${key} ${view['id']}`}
          model={model}
          id={view['id']}
          onClose={() => change({ id: undefined })}
        />
      )}
      <Card>
        <Tabs
          label="Models"
          parameter="model"
          tabs={TABS}
          dropped={{ ...clearedFilters(), id: undefined, show: undefined }}
        />
        <Filters key={key}>
          {model.filters.map(([parameter, name, values]) =>
            values === undefined ? (
              <FilterField key={parameter} label={name} parameter={parameter} />
            ) : (
              <SelectField
                key={parameter}
                label={name}
                value={view[parameter] ?? ''}
                onChange={(value) => change({ [parameter]: value })}
                options={[['', 'All'], ...values.map((each) => [each, each.replaceAll('_', ' ')] as const)]}
              />
            ),
          )}
          {isFiltered && (
            <Bar>
              <Button kind="quiet" onClick={() => change(clearedFilters())}>
                Clear the filters
              </Button>
            </Bar>
          )}
        </Filters>
        <ListTable
          caption={`${model.name}, newest first`}
          columns={columnsOf(model)}
          list={list}
          rowKey={(document) => String(document[model.id])}
          selected={view['id']}
          onSelect={(document) => change({ id: String(document[model.id]) })}
          empty={
            <Empty>
              {isFiltered
                ? `No ${model.one} matches. Change the filters.`
                : `There is no ${model.one} yet. Load made-up data with: npm run demo`}
            </Empty>
          }
        />
      </Card>
    </>
  );
}

import type { ReactNode } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { useView } from '../../api/view';
import { Card, Headline } from '../../components/card';
import { Tabs } from '../../components/tabs';
import { counted, duration } from '../../format/numbers';
import { DeadLettersTab } from './dead-letters-tab';
import { IndicesTab } from './indices-tab';
import { QueryTab } from './query-tab';
import { WhyNotTab } from './why-not-tab';

const TABS = [
  ['indices', 'Indices'],
  ['query', 'Search'],
  ['why', 'Why is it not found?'],
  ['dead-letters', 'Dead letters'],
] as const;

const PANELS: Readonly<Record<string, () => ReactNode>> = {
  ...{ query: QueryTab, why: WhyNotTab, 'dead-letters': DeadLettersTab },
};

export function SearchPage() {
  const [view] = useView();
  const spine = useRead(request('get', '/api/v1/database/changes'), { pace: 'live' });
  const search = spine.data?.consumers.find(({ name }) => name === 'search');
  const tab = view['tab'] ?? (view['document'] === undefined ? 'indices' : 'why');
  const Panel = PANELS[tab] ?? IndicesTab;
  return (
    <>
      <Headline
        sub={
          search === undefined
            ? undefined
            : [
                `${counted(search.applied, 'change')} applied`,
                counted(search.dead_letters, 'dead letter'),
                ...(search.headroom_seconds === undefined
                  ? []
                  : [`may be away for ${duration(search.headroom_seconds)}`]),
                ...(search.problem === undefined ? [] : [search.problem, search.action ?? '']),
              ].join(' · ')
        }
      >
        {search === undefined
          ? 'Search'
          : search.lag_seconds === undefined
            ? `Search is ${search.state ?? 'not begun'}.`
            : search.lag_seconds === 0
              ? 'The search index is up to date.'
              : `The search index is ${duration(search.lag_seconds)} behind.`}
      </Headline>
      <Card>
        <Tabs label="Parts of search" tabs={TABS} dropped={{ document: undefined, collection: undefined }} />
        <Panel />
      </Card>
    </>
  );
}

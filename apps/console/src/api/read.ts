import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { ApiRequest } from '../requests/api-request';
import { type Answered, send } from './client';

/** How often what is on a page is asked for again, in ms. The only place that knows. */
export const PACE = { live: 3000, steady: 10_000, slow: 60_000, once: false } as const;
export type Pace = keyof typeof PACE;

const keyOf = ({ path, params, body }: ApiRequest): unknown[] => [path, params ?? {}, body ?? null];

interface ReadOptions {
  pace?: Pace;
  enabled?: boolean;
}

/** Reads an operation again and again while the page is open. */
export function useRead<T>(request: ApiRequest<T>, options: ReadOptions = {}): UseQueryResult<T> {
  return useAnswer(request, options, ({ data }) => data);
}

/** The same with the entity tag, which a change of the document sends back. */
export function useDocument<T>(request: ApiRequest<T>, options: ReadOptions = {}): UseQueryResult<Answered<T>> {
  return useAnswer(request, options, (answer) => answer);
}

function useAnswer<T, S>(
  request: ApiRequest<T>,
  { pace = 'steady', enabled = true }: ReadOptions,
  select: (answer: Answered<T>) => S,
): UseQueryResult<S> {
  return useQuery({
    queryKey: keyOf(request),
    queryFn: ({ signal }) => send(request, signal),
    refetchInterval: PACE[pace],
    enabled,
    select,
  });
}

export interface Page<Item> {
  items: Item[];
  next_cursor?: string;
  total?: number;
}

export interface List<Item> {
  query: UseInfiniteQueryResult<InfiniteData<Page<Item>>>;
  items: Item[];
}

/** Reads a list page after page, by keyset: no page skips over documents. */
export function useList<Item>(
  request: ApiRequest<Page<Item>>,
  { pace = 'steady', enabled = true }: ReadOptions = {},
): List<Item> {
  const query = useInfiniteQuery({
    queryKey: ['list', ...keyOf(request)],
    queryFn: async ({ signal, pageParam: cursor }) => {
      const query = { ...request.params?.query, ...(cursor !== '' && { cursor }) };
      const { data } = await send({ ...request, params: { ...request.params, query } }, signal);
      return data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: PACE[pace],
    placeholderData: keepPreviousData,
    enabled,
  });
  return { query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

import type { ReactNode } from 'react';
import type { List } from '../api/read';
import { Button } from './button';
import { QueryView } from './query-view';
import styles from './table.module.css';

export interface Column<Row> {
  name: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the right, so that their digits line up. */
  align?: 'right';
  /** The column of an identifier: it gives way last on a narrow screen. */
  isWide?: boolean;
}

interface TableProps<Row> {
  /** What the table holds, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selected?: string;
  onSelect?: (row: Row) => void;
}

export function Table<Row>({ caption, columns, rows, rowKey, selected, onSelect }: TableProps<Row>) {
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, align }) => (
              <th key={name} scope="col" data-align={align}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                data-selectable={onSelect !== undefined}
                aria-current={key === selected ? 'true' : undefined}
              >
                {columns.map(({ name, cell, align, isWide = false }, at) => (
                  <td key={name} data-name={name} data-align={align} data-wide={isWide} dir="auto">
                    {at === 0 && onSelect !== undefined ? (
                      <button type="button" className={styles['open']} onClick={() => onSelect(row)}>
                        {cell(row)}
                      </button>
                    ) : (
                      cell(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface ListTableProps<Row> extends Omit<TableProps<Row>, 'rows'> {
  list: List<Row>;
  empty: ReactNode;
}

/** A list of the API as a table: with its states, and a button for its next page. */
export function ListTable<Row>({ list: { query, items }, empty, ...table }: ListTableProps<Row>) {
  return (
    <QueryView query={query} rows={6}>
      {() =>
        items.length === 0 ? (
          <>{empty}</>
        ) : (
          <>
            <Table {...table} rows={items} />
            {query.hasNextPage && (
              <div className={styles['more']}>
                <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
                  {query.isFetchingNextPage ? 'Loading…' : 'Show more'}
                </Button>
                <span>{items.length} shown</span>
              </div>
            )}
          </>
        )
      }
    </QueryView>
  );
}

import { useView, type View } from '../api/view';
import { PageLink } from './page-link';
import styles from './tabs.module.css';

interface TabsProps {
  label: string;
  tabs: readonly (readonly [id: string, name: string])[];
  /** The parameter of the address that holds the tab. */
  parameter?: string;
  /** Parameters that another tab does not take over. */
  dropped?: View;
}

/** Tabs as links: each is a view with an address. The first one is there when the address names none. */
export function Tabs({ label, tabs, parameter = 'tab', dropped = {} }: TabsProps) {
  const [view] = useView();
  const current = view[parameter] ?? tabs[0]?.[0];
  return (
    <nav className={styles['tabs']} aria-label={label}>
      {tabs.map(([id, name], at) => (
        <PageLink
          key={id}
          to="."
          view={{ ...view, ...dropped, [parameter]: at === 0 ? undefined : id }}
          isCurrent={id === current}
        >
          {name}
        </PageLink>
      ))}
    </nav>
  );
}

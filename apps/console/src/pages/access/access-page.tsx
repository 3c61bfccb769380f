import { useSession } from '../../api/session';
import { useView } from '../../api/view';
import { Card, Headline } from '../../components/card';
import { Time } from '../../components/time';
import { Tabs } from '../../components/tabs';
import { counted } from '../../format/numbers';
import { AuditTab } from './audit-tab';
import { KeysTab } from './keys-tab';

const TABS = [
  ['keys', 'API keys'],
  ['audit', 'Audit log'],
] as const;

export function AccessPage() {
  const [view] = useView();
  const { keys_required, key_name, caller, scopes, session_expires_at } = useSession();
  return (
    <>
      <Headline
        sub={
          keys_required ? (
            <>
              You are <b dir="auto">{key_name ?? caller}</b>, with {counted(scopes.length, 'scope')}. Your session ends
              at <Time at={session_expires_at} />, or after 30 minutes without use.
            </>
          ) : (
            'Set API_KEYS_REQUIRED=true to ask every caller for a key.'
          )
        }
      >
        {keys_required ? 'Every caller needs a key.' : 'The service asks for no key, and serves this machine only.'}
      </Headline>
      <Card>
        <Tabs label="Parts of access" tabs={TABS} dropped={{ id: undefined }} />
        {view['tab'] === 'audit' ? <AuditTab /> : <KeysTab />}
      </Card>
    </>
  );
}

import { compilePolicy, evaluate, type EvaluatedPolicy, type EvaluationRequest } from '@lucid/models';

const policyCount = 100;
const rulesEach = 10;
/** Between two looks at the clock. */
const batch = 100;
const warmUpMs = 1000;

/** A policy as services keep them: two in three are about everyone, and each rule about one of four actions. */
function policyOf(n: number): EvaluatedPolicy {
  return {
    policy_id: `policy-${n}`,
    status: 'active',
    subjects: n % 3 === 0 ? [`user-${n}`, `user-${n + 1}`] : ['*'],
    rules: Array.from({ length: rulesEach }, (_, i) => ({
      rule_id: `rule-${i}`,
      effect: i === 0 ? 'deny' : 'allow',
      actions: [['read', 'write', 'anchor', 'delete'][i % 4] ?? ''],
      priority: i,
      enabled: true,
      conditions: [
        { field: 'context.device.trusted', op: 'eq', value: i !== 0 },
        { field: 'context.ip', op: 'cidr', value: `10.${n}.0.0/16` },
        { field: 'context.risk', op: 'between', value: [i, i + 50] },
      ],
    })),
  };
}

const requestOf = (n: number): EvaluationRequest => ({
  subject: `user-${n % policyCount}`,
  action: ['read', 'write', 'anchor', 'delete'][n % 4] ?? '',
  resource: `session-${n}`,
  context: { device: { trusted: n % 8 !== 0 }, ip: `10.${n % policyCount}.0.${n % 256}`, risk: n % 100 },
});

/**
 * Evaluations in a second of processor time, each of a request over 100 policies of 10 rules: in this process, without
 * a database. By the processor's time, since nothing of this waits and other work of the machine is none of it.
 */
export function measureEvaluations(seconds: number): number {
  const policies = Array.from({ length: policyCount }, (_, n) => compilePolicy(policyOf(n)));
  const requests = Array.from({ length: 1000 }, (_, n) => requestOf(n));
  const at = new Date();
  const decisions = new Set<string>();
  const during = (ms: number): number => {
    const begin = performance.now();
    const used = process.cpuUsage();
    let done = 0;
    while (performance.now() - begin < ms) {
      for (const end = done + batch; done < end; done += 1) {
        const request = requests[done % requests.length];
        if (request !== undefined) decisions.add(evaluate(policies, request, at).reason);
      }
    }
    const { user, system } = process.cpuUsage(used);
    return (done * 1_000_000) / (user + system);
  };
  during(warmUpMs);
  const perSecond = during(seconds * 1000);
  if (decisions.size < 3) throw new Error('The requests did not reach every kind of decision.');
  return perSecond;
}

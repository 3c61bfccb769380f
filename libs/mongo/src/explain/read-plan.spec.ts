import { planLine } from './plan-stage';
import { readPlan } from './read-plan';

describe('readPlan', () => {
  it("reads MongoDB 8's stage for one document", () => {
    const winningPlan = {
      isCached: false,
      ...{ stage: 'EXPRESS_IXSCAN', keyPattern: '{ email: 1 }', indexName: 'email_1' },
    };
    expect(readPlan({ queryPlanner: { winningPlan, rejectedPlans: [] } })).toMatchObject({
      plan: { stage: 'EXPRESS_IXSCAN', words: 'Looks one document up by index email_1 { email: 1 }.', inputs: [] },
      indexes: ['email_1'],
      wholeCollection: false,
    });
  });

  it('reads the plan of the slot-based engine instead of its own stages', () => {
    const scan = { stage: 'IXSCAN', keyPattern: { kind: 1 }, indexName: 'kind_1', direction: 'backward' };
    const read = readPlan({
      queryPlanner: {
        winningPlan: {
          queryPlan: { stage: 'GROUP', inputStage: { stage: 'FETCH', inputStage: scan } },
          slotBasedPlan: {},
        },
        queryHash: 'ABC',
      },
      executionStats: {
        ...{ nReturned: 2, executionTimeMillis: 3, totalKeysExamined: 40, totalDocsExamined: 30 },
        executionStages: { stage: 'mkobj', inputStage: { stage: 'project' } },
      },
    });
    expect(planLine(read.plan)).toBe('IXSCAN kind_1 > FETCH > GROUP');
    expect(read).toMatchObject({
      executed: { keys: 40, documents: 30, returned: 2, milliseconds: 3 },
      queryHash: 'ABC',
    });
    expect(read.plan.inputs[0]?.inputs[0]?.words).toBe('Reads index kind_1 {kind: 1}, backwards.');
  });

  it('tells a stage that nobody has described by its name', () => {
    const winningPlan = { stage: 'NEW_STAGE', inputStages: [{ stage: 'COLLSCAN' }, { stage: 'COLLSCAN' }] };
    const read = readPlan({ queryPlanner: { winningPlan } });
    expect(read.plan.words).toBe('Does what MongoDB calls NEW_STAGE.');
    expect(planLine(read.plan)).toBe('(COLLSCAN, COLLSCAN) > NEW_STAGE');
    expect(read.wholeCollection).toBe(true);
  });
});

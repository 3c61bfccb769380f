import { bodyOf, defineClass, Field, Operation, ProblemError } from '@lucid/common';
import { HEX64 } from '@lucid/resource';
import { Body, Controller, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import { MERKLE_ALGORITHMS, type MerkleAlgorithm } from './merkle-algorithm';
import { type MerkleProof, verifyMerkleProof } from './merkle-proof';
import { MerkleProofSchema } from './merkle-proof-schema';
import { merkleRootAsync } from './merkle-tree';
import { MerkleTreeError } from './merkle-tree-error';

const MAX_LEAVES = 100_000;
const ALGORITHM = {
  kind: 'text',
  values: MERKLE_ALGORITHMS,
  enumName: 'MerkleAlgorithm',
  description: 'Algorithm that computes the root. Default in requests: `rfc9162-sha256`.',
} as const;

class BuildMerkleRoot {
  @Field({ ...ALGORITHM, fallback: 'rfc9162-sha256' })
  algorithm!: MerkleAlgorithm;

  @Field({
    kind: 'list',
    items: HEX64,
    maxItems: MAX_LEAVES,
    required: true,
    description: 'Leaves in their order, 0 to 100,000 hashes of 64 hexadecimal digits.',
    example: [
      '59242d1cfa67b8746d8d4a8b7d9bf1d80557e25dad1d88b644fbcee2666826a5',
      '7b18a22f753d70f45195a887f55c206f3db2175e59c3f03185a2920022c593cc',
    ],
  })
  leaves!: string[];
}

class MerkleRoot {
  @Field({ ...ALGORITHM, required: true })
  algorithm!: MerkleAlgorithm;

  @Field({
    kind: 'int',
    min: 0,
    max: MAX_LEAVES,
    required: true,
    description: 'Number of leaves, 0 to 100,000.',
    example: 2,
  })
  size!: number;

  @Field({
    ...HEX64,
    required: true,
    description: 'Merkle root, 64 hexadecimal digits.',
    example: 'b3523da29ad2c820362c6c0096df61c8f4d97371f21adf9798e4646925900f86',
  })
  root!: string;
}

const ProofVerdict = defineClass('MerkleProofVerdict', {
  valid: {
    kind: 'flag',
    required: true,
    description: 'Whether the proof leads from the leaf to the root.',
    example: true,
  },
});

/** Roots and proofs for callers that have no implementation of their own. Nothing is stored. */
@ApiTags('merkle')
@Controller('merkle')
export class MerkleController {
  @Post('build')
  @RouteConfig({ bodyLimit: 8 * 1024 * 1024 })
  @Operation({
    id: 'buildMerkleRoot',
    scope: 'models:read',
    summary: 'Compute a Merkle root',
    description:
      'Computes the Merkle root of up to 100,000 leaves in the given order, for clients without an implementation of their own. It stores nothing. `bitcoin-sha256d` refuses equal leaves (422), because they make the root ambiguous. The body is at most 8 MiB.',
    body: { type: BuildMerkleRoot },
    headers: ['Idempotency-Key'],
    problems: [422],
    answer: { type: MerkleRoot, description: 'The Merkle root.' },
  })
  async build(@Body(bodyOf(BuildMerkleRoot)) { algorithm, leaves }: BuildMerkleRoot): Promise<MerkleRoot> {
    try {
      return { algorithm, size: leaves.length, root: await merkleRootAsync(algorithm, leaves) };
    } catch (error) {
      if (!(error instanceof MerkleTreeError) || error.fault !== 'duplicate-leaf') throw error;
      throw new ProblemError('unprocessable', `${algorithm} takes no leaf twice.`, {
        errors: [{ pointer: `/leaves/${error.index}`, code: 'unique', message: 'stands there twice' }],
      });
    }
  }

  @Post('verify')
  @Operation({
    id: 'verifyMerkleProof',
    scope: 'models:read',
    summary: 'Verify an inclusion proof',
    description:
      'Checks that the proof leads from the leaf to the root. Take `root` and `size` from a source that you trust, never from the sender of the proof. A wrong proof is a 200 with `valid: false`. It stores nothing and reads no stored data.',
    body: { type: MerkleProofSchema },
    headers: ['Idempotency-Key'],
    answer: { type: ProofVerdict, description: 'Whether the proof is valid.' },
  })
  verify(@Body(bodyOf(MerkleProofSchema)) proof: MerkleProof): { valid: boolean } {
    return { valid: verifyMerkleProof(proof) };
  }
}

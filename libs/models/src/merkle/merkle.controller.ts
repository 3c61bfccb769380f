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
  description: 'How the root is made.',
} as const;

class BuildMerkleRoot {
  @Field({ ...ALGORITHM, fallback: 'rfc9162-sha256' })
  algorithm!: MerkleAlgorithm;

  @Field({ kind: 'list', items: HEX64, maxItems: MAX_LEAVES, required: true, description: 'The leaves, in order.' })
  leaves!: string[];
}

class MerkleRoot {
  @Field({ ...ALGORITHM, required: true })
  algorithm!: MerkleAlgorithm;

  @Field({ kind: 'int', min: 0, max: MAX_LEAVES, required: true, description: 'Number of leaves.' })
  size!: number;

  @Field({ ...HEX64, required: true, description: 'The root.' })
  root!: string;
}

const ProofVerdict = defineClass('MerkleProofVerdict', {
  valid: { kind: 'flag', required: true, description: 'Whether the proof leads from the leaf to the root.' },
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
    summary: 'Make the Merkle root of leaves',
    body: { type: BuildMerkleRoot },
    headers: ['Idempotency-Key'],
    problems: [422],
    answer: { type: MerkleRoot, description: 'The root.' },
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
      'Checks that the proof leads from the leaf to the root. Take root and size from where they are trusted, never from whoever sends the proof.',
    body: { type: MerkleProofSchema },
    headers: ['Idempotency-Key'],
    answer: { type: ProofVerdict, description: 'Whether it holds.' },
  })
  verify(@Body(bodyOf(MerkleProofSchema)) proof: MerkleProof): { valid: boolean } {
    return { valid: verifyMerkleProof(proof) };
  }
}

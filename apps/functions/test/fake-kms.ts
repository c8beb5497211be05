import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { z } from 'zod';

const askedSchema = z.looseObject({
  KeyId: z.string(),
  Message: z.base64().optional(),
  MessageType: z.string().optional(),
  SigningAlgorithm: z.string().optional(),
});

export interface FakeKmsOptions {
  /** What GetPublicKey says the key is. */
  readonly keySpec?: string;
  /** Whether it signs with a key that is not the one it shows. */
  readonly signsWithAnother?: boolean;
  /** Answers every Sign with this error. */
  readonly refuses?: string;
}

/**
 * GetPublicKey and Sign of KMS over its JSON protocol, with a real Ed25519 key. Like KMS, it takes a whole message with
 * ED25519_SHA_512 alone, of at most 4,096 bytes. `asked` is what came in, in words.
 */
export async function fakeKms(options: FakeKmsOptions = {}) {
  const [shown, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  const signing = options.signsWithAnother === true ? other : shown;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const body = askedSchema.parse(JSON.parse(text));
      asked.push([operation, body.KeyId, body.MessageType, body.SigningAlgorithm].filter(Boolean).join(' '));
      const { status, answer } =
        operation === 'Sign' ? signed(body, signing.privateKey, options) : described(body.KeyId, shown, options);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    publicKey: shown.publicKey,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function described(KeyId: string, { publicKey }: { readonly publicKey: KeyObject }, { keySpec }: FakeKmsOptions) {
  const PublicKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return {
    status: 200,
    answer: {
      KeyId,
      PublicKey,
      KeySpec: keySpec ?? 'ECC_NIST_EDWARDS25519',
      KeyUsage: 'SIGN_VERIFY',
      SigningAlgorithms: ['ED25519_SHA_512', 'ED25519_PH_SHA_512'],
    },
  };
}

function signed(body: z.infer<typeof askedSchema>, key: KeyObject, { refuses }: FakeKmsOptions) {
  if (refuses !== undefined) return refusal(refuses);
  const message = Buffer.from(body.Message ?? '', 'base64');
  const isTaken = body.MessageType === 'RAW' && body.SigningAlgorithm === 'ED25519_SHA_512' && message.length <= 4096;
  if (!isTaken) return refusal('ValidationException');
  const Signature = sign(null, message, key).toString('base64');
  return { status: 200, answer: { KeyId: body.KeyId, Signature, SigningAlgorithm: body.SigningAlgorithm } };
}

function refusal(type: string) {
  return { status: 400, answer: { __type: type, message: `refused: ${type}` } };
}

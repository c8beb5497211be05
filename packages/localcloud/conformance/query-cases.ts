import { PutItemCommand, QueryCommand, type QueryCommandInput, ScanCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { type Attributes, type ClientOf, freshPartition, refusal, scanAll, seed, textKeys } from './tables.ts';

/** Query and Scan over tables. */
export function queryCases(client: ClientOf): void {
  const query = (input: Omit<QueryCommandInput, 'TableName'> & { TableName?: string }) =>
    client().send(new QueryCommand({ TableName: 'Texts', ...input }));

  async function letters(): Promise<string> {
    const pk = freshPartition();
    await seed(
      client(),
      'Texts',
      [...'edcba'].map((sk, index) => ({ pk: { S: pk }, sk: { S: sk }, n: { N: String(index) } })),
    );
    return pk;
  }

  it.each([
    ['pk = :p', {}, 'abcde'],
    ['pk = :p AND sk = :b', { ':b': { S: 'b' } }, 'b'],
    ['pk = :p AND sk < :b', { ':b': { S: 'b' } }, 'a'],
    ['pk = :p AND sk <= :b', { ':b': { S: 'b' } }, 'ab'],
    ['pk = :p AND sk > :d', { ':d': { S: 'd' } }, 'e'],
    ['pk = :p AND sk >= :d', { ':d': { S: 'd' } }, 'de'],
    ['sk BETWEEN :b AND :d AND pk = :p', { ':b': { S: 'b' }, ':d': { S: 'd' } }, 'bcd'],
    ['pk = :p AND begins_with(sk, :d)', { ':d': { S: 'd' } }, 'd'],
  ] satisfies [string, Attributes, string][])('answers %s', async (KeyConditionExpression, values, expected) => {
    const pk = await letters();
    const ExpressionAttributeValues = { ':p': { S: pk }, ...values };
    const { Items, Count, ScannedCount } = await query({ KeyConditionExpression, ExpressionAttributeValues });
    expect(textKeys(Items).join('')).toBe(expected);
    expect([Count, ScannedCount]).toEqual([expected.length, expected.length]);
  });

  it('reads backwards', async () => {
    const pk = await letters();
    const { Items } = await query({
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: pk } },
      ScanIndexForward: false,
    });
    expect(textKeys(Items).join('')).toBe('edcba');
  });

  it.each([true, false])('pages by limit and goes on where it stopped (forward: %s)', async (ScanIndexForward) => {
    const pk = await letters();
    const seen: string[] = [];
    let ExclusiveStartKey: Attributes | undefined;
    do {
      const page = await query({
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': { S: pk } },
        Limit: 2,
        ScanIndexForward,
        ExclusiveStartKey,
      });
      seen.push(textKeys(page.Items).join(''));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    expect(seen).toEqual(ScanIndexForward ? ['ab', 'cd', 'e'] : ['ed', 'cb', 'a']);
  });

  it('names the last key when the limit falls on the last item', async () => {
    const pk = await letters();
    const page = await query({
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: pk } },
      Limit: 5,
    });
    expect(page.LastEvaluatedKey).toEqual({ pk: { S: pk }, sk: { S: 'e' } });
  });

  it('counts what a filter leaves and what was read', async () => {
    const pk = await letters();
    const page = await query({
      KeyConditionExpression: 'pk = :p',
      FilterExpression: 'n >= :two',
      ExpressionAttributeValues: { ':p': { S: pk }, ':two': { N: '2' } },
      Limit: 4,
    });
    expect([textKeys(page.Items).join(''), page.Count, page.ScannedCount]).toEqual(['abc', 3, 4]);
    expect(page.LastEvaluatedKey).toEqual({ pk: { S: pk }, sk: { S: 'd' } });
  });

  it('answers a count without items', async () => {
    const pk = await letters();
    const page = await query({
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: pk } },
      Select: 'COUNT',
    });
    expect([page.Items, page.Count]).toEqual([undefined, 5]);
  });

  it('projects what a query asks for', async () => {
    const pk = await letters();
    const page = await query({
      KeyConditionExpression: 'pk = :p AND sk = :a',
      ExpressionAttributeValues: { ':p': { S: pk }, ':a': { S: 'a' } },
      ProjectionExpression: 'n',
    });
    expect(page.Items).toEqual([{ n: { N: '4' } }]);
  });

  it('sorts numbers by size', async () => {
    const pk = freshPartition();
    const numbers = ['10', '-2', '9', '0', '-10.5', '0.001', '1000000000000000000000', '-0.5'];
    await seed(
      client(),
      'Numbers',
      numbers.map((sk) => ({ pk: { S: pk }, sk: { N: sk } })),
    );
    const { Items } = await query({
      TableName: 'Numbers',
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: pk } },
    });
    expect(textKeys(Items)).toEqual(['-10.5', '-2', '-0.5', '0', '0.001', '9', '10', '1000000000000000000000']);
  });

  it('sorts text by its UTF-8 bytes, also beyond the basic plane', async () => {
    const pk = freshPartition();
    const texts = ['\u{1f600}', '\uffee', 'Ї', 'z', 'Z'];
    await seed(
      client(),
      'Texts',
      texts.map((sk) => ({ pk: { S: pk }, sk: { S: sk } })),
    );
    const { Items } = await query({
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: pk } },
    });
    expect(textKeys(Items)).toEqual(['Z', 'z', 'Ї', '\uffee', '\u{1f600}']);
  });

  it('sorts bytes as unsigned and finds them by prefix', async () => {
    const pk = freshPartition();
    const blobs = [[200], [1, 255], [1], [127]].map((bytes) => new Uint8Array(bytes));
    await seed(
      client(),
      'Bytes',
      blobs.map((sk) => ({ pk: { S: pk }, sk: { B: sk } })),
    );
    const all = await query({
      TableName: 'Bytes',
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: pk } },
    });
    expect(all.Items?.map((item) => [...(item.sk?.B ?? [])])).toEqual([[1], [1, 255], [127], [200]]);
    const ones = await query({
      TableName: 'Bytes',
      KeyConditionExpression: 'pk = :p AND begins_with(sk, :one)',
      ExpressionAttributeValues: { ':p': { S: pk }, ':one': { B: new Uint8Array([1]) } },
    });
    expect(ones.Count).toBe(2);
  });

  it('ends a page at 1 MB', async () => {
    const pk = freshPartition();
    const body = { S: 'x'.repeat(100 * 1024) };
    for (let index = 0; index < 12; index++) {
      const Item = { pk: { S: pk }, sk: { S: String(index).padStart(2, '0') }, body };
      await client().send(new PutItemCommand({ TableName: 'Texts', Item }));
    }
    const input = { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: pk } } };
    const first = await query(input);
    expect(first.Count).toBe(11);
    const second = await query({ ...input, ExclusiveStartKey: first.LastEvaluatedKey });
    expect([second.Count, second.LastEvaluatedKey]).toEqual([1, undefined]);
  });

  it.each([
    ['sk = :a', /Query condition missed key schema element/],
    ['pk > :a', /Query key condition not supported/],
    ['pk = :a AND n = :a', /Query condition missed key schema element/],
    ['pk = :a OR sk = :a', /Invalid operator used in KeyConditionExpression: OR/],
    ['pk = :a AND contains(sk, :a)', /Invalid operator used in KeyConditionExpression: contains/],
  ])('refuses the key condition %s', async (KeyConditionExpression, message) => {
    const request = query({ KeyConditionExpression, ExpressionAttributeValues: { ':a': { S: 'a' } } });
    const refused = await refusal(request);
    expect(refused.name).toBe('ValidationException');
    expect(refused.message).toMatch(message);
  });

  it('refuses a filter on the key and a start key of another partition', async () => {
    const filtered = query({
      KeyConditionExpression: 'pk = :a',
      FilterExpression: 'sk = :a',
      ExpressionAttributeValues: { ':a': { S: 'a' } },
    });
    expect((await refusal(filtered)).message).toMatch(/Filter Expression can only contain non-primary key attributes/);
    const elsewhere = query({
      KeyConditionExpression: 'pk = :a',
      ExpressionAttributeValues: { ':a': { S: 'a' } },
      ExclusiveStartKey: { pk: { S: 'b' }, sk: { S: 'a' } },
    });
    expect((await refusal(elsewhere)).name).toBe('ValidationException');
  });

  it('scans every item once, page by page and segment by segment', async () => {
    const mark = { S: freshPartition() };
    await seed(
      client(),
      'Simple',
      Array.from({ length: 40 }, (_none, index) => ({ id: { S: `${mark.S}-${index}` }, mark })),
    );
    const input = {
      TableName: 'Simple',
      FilterExpression: 'mark = :m',
      ExpressionAttributeValues: { ':m': mark },
      Limit: 7,
    };
    const whole = await scanAll(client(), input);
    const segments = await Promise.all(
      [0, 1, 2].map((Segment) => scanAll(client(), { ...input, Segment, TotalSegments: 3 })),
    );
    const ids = (items: readonly Attributes[]) => items.map((item) => item.id?.S).toSorted();
    expect(new Set(ids(whole)).size).toBe(40);
    expect(whole).toHaveLength(40);
    expect(ids(segments.flat())).toEqual(ids(whole));
  });

  it('refuses a segment without a total and one past it', async () => {
    const scan = (more: object) => client().send(new ScanCommand({ TableName: 'Simple', ...more }));
    expect((await refusal(scan({ Segment: 1 }))).message).toMatch(/total ?segments?/i);
    expect((await refusal(scan({ Segment: 3, TotalSegments: 3 }))).message).toMatch(
      /zero-based and must be less than|less than/,
    );
  });
}

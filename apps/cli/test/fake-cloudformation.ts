import { createServer } from 'node:http';

/** A stack as CloudFormation describes it. */
export interface DescribedStack {
  readonly name: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A loopback server that answers DescribeStacks in pages of one stack, as the SDK reads it; `close` ends it. */
export async function fakeCloudFormation(stacks: readonly DescribedStack[]) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const at = Number(new URLSearchParams(body).get('NextToken') ?? 0);
      response.setHeader('content-type', 'text/xml').end(answer(stacks, at));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
}

function answer(stacks: readonly DescribedStack[], at: number): string {
  const { name, outputs } = stacks[at] ?? { name: 'CDKToolkit', outputs: {} };
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const stack = `<member><StackName>${name}</StackName><CreationTime>2026-03-10T12:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member>`;
  const next = at + 1 < stacks.length ? `<NextToken>${at + 1}</NextToken>` : '';
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks>${stack}</Stacks>${next}</DescribeStacksResult></DescribeStacksResponse>`;
}

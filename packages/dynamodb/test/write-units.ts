import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

interface Capacity {
  readonly CapacityUnits?: number;
}
interface Answer {
  readonly ConsumedCapacity?: Capacity | readonly Capacity[];
}

/** Has the engine tell what each write uses, indexes included; `take` gives the units since it was last asked. */
export function countWriteUnits(client: DynamoDBClient): { take(): number } {
  let units = 0;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (!/^(BatchExecute|Put|Update|Delete|Transact)/.test(commandName)) return next(args);
        const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
        const { ConsumedCapacity = [] } = answer.output as Answer;
        units += [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        return answer;
      },
    { step: 'initialize' },
  );
  return {
    take() {
      const taken = units;
      units = 0;
      return taken;
    },
  };
}

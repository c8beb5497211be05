import { z } from 'zod';
import type { TableModel } from '../../../template/model.ts';
import type { NamedResource, Resource, ResourceNaming } from '../../../template/resource-type.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']).optional(),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const index = { IndexName: z.string(), KeySchema: keySchema, Projection: projection };
// Capacity limits nothing here; the index itself is what matters.
const globalIndex = z
  .strictObject({
    ...index,
    ProvisionedThroughput: z.unknown().optional(),
    OnDemandThroughput: z.unknown().optional(),
    WriteProvisionedThroughputSettings: z.unknown().optional(),
    WriteOnDemandThroughputSettings: z.unknown().optional(),
    WarmThroughput: z.unknown().optional(),
  })
  .transform(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));

/** The properties that tables and global tables share. */
export const tableProperties = z.object({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(globalIndex).optional(),
  LocalSecondaryIndexes: z.array(z.strictObject(index)).optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string().optional(), Enabled: z.boolean() }).optional(),
  StreamSpecification: z
    .strictObject({
      StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']),
      ResourcePolicy: z.unknown().optional(),
    })
    .optional(),
});

/** The properties without effect that tables and global tables share. */
export const tableSettings = [
  'BillingMode',
  'ContributorInsightsSpecification',
  'SSESpecification',
  'Tags',
  'WarmThroughput',
] as const;

const arn = ({ arnIn, name }: NamedResource) => arnIn('dynamodb', `table/${name}`);

/** How a template refers to a table. */
export const tableNaming: ResourceNaming = {
  nameProperty: 'TableName',
  attributes: { Arn: arn, StreamArn: (table) => `${arn(table)}/stream/local` },
};

/** The table as the engine's definition. */
export function tableModel(table: Resource<z.infer<typeof tableProperties>>): TableModel {
  const { logicalId, name, arn, properties } = table;
  const { StreamSpecification: stream, TimeToLiveSpecification: ttl } = properties;
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = properties;
  const definition = {
    TableName: name,
    AttributeDefinitions,
    KeySchema,
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes }),
    ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
    ...(ttl?.AttributeName !== undefined && {
      TimeToLiveSpecification: { AttributeName: ttl.AttributeName, Enabled: ttl.Enabled },
    }),
  };
  return { logicalId, name, arn, definition };
}

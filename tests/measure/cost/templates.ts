import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { assemblyFolder } from '../../../infra/lib/assembly-folder.ts';

const propertiesSchema = z.looseObject({
  MemorySize: z.number().optional(),
  MetricName: z.string().optional(),
  Metrics: z.array(z.looseObject({ MetricStat: z.unknown().optional() })).default([]),
});
const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown() })),
});

function resources(type: string): { readonly id: string; readonly properties: z.infer<typeof propertiesSchema> }[] {
  const folder = assemblyFolder('dev');
  const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  return templates.flatMap((file) => {
    const { Resources } = templateSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    return Object.entries(Resources).flatMap(([id, { Type, Properties }]) =>
      Type === type ? [{ id, properties: propertiesSchema.parse(Properties) }] : [],
    );
  });
}

/** Of every function of the synthesized templates, by its name there. */
export function memoryMb(): Readonly<Record<string, number>> {
  return Object.fromEntries(
    resources('AWS::Lambda::Function').map(({ id, properties }) => [
      id.replace(/[0-9A-F]{8}$/, ''),
      properties.MemorySize ?? 128,
    ]),
  );
}

/** How many metrics the alarms of the synthesized templates read, which is what alarms are billed by. */
export function alarmMetrics(): number {
  return resources('AWS::CloudWatch::Alarm').reduce((sum, { properties: { MetricName, Metrics } }) => {
    const read = Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length;
    return sum + (MetricName === undefined ? read : 1);
  }, 0);
}

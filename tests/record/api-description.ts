import { z } from 'zod';
import type { Recorder } from './recorder.ts';

const operationSchema = z.looseObject({
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).default([]),
});
const descriptionSchema = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });

/** One operation that the API says it has, such as `get` of `/v1/strikes/{id}`. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** Those of the query. */
  readonly parameters: readonly string[];
}

/** Every operation of `/openapi.json`. */
export async function readOperations(recorder: Recorder): Promise<readonly Operation[]> {
  const { text } = await recorder.read({ path: '/openapi.json' });
  const { paths } = descriptionSchema.parse(JSON.parse(text));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters }]) => {
      const named = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
      return { method: method.toUpperCase(), path, parameters: named };
    }),
  );
}

/** What the API has and nobody asked for: operations, and parameters of them, each in words. */
export function unasked(operations: readonly Operation[], asked: readonly string[]): readonly string[] {
  const questions = asked.map((title) => {
    const [method, address = ''] = title.split(' ');
    const [path = '', query] = address.split('?');
    return { method, path, parameters: [...new URLSearchParams(query).keys()] };
  });
  return operations.flatMap(({ method, path, parameters }) => {
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    const found = questions.filter((question) => question.method === method && pattern.test(question.path));
    const given = new Set(found.flatMap((question) => question.parameters));
    const open = parameters.filter((parameter) => !given.has(parameter));
    return found.length === 0 ? [`${method} ${path}`] : open.map((parameter) => `${method} ${path}?${parameter}=`);
  });
}

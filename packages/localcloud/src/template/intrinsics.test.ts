// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders
import { describe, expect, test } from 'vitest';
import { noValue, resolveValue, type Scope } from './intrinsics.ts';
import { refuse } from './refusal.ts';

const place = { stack: 'S', logicalId: 'R', property: 'P' };

const scope: Scope = {
  ref: (name, at) => (name === 'AWS::NoValue' ? noValue : name === 'Thing' ? 'thing-name' : refuse(at, `no ${name}`)),
  attribute: (id, attribute) => `${id}/${attribute}`,
  condition: (name) => name === 'Yes',
  imported: (name) => `imported ${name}`,
};

function resolve(value: unknown): unknown {
  return resolveValue(value, scope, place);
}

describe('an intrinsic function', () => {
  test.each([
    [{ Ref: 'Thing' }, 'thing-name'],
    [{ 'Fn::GetAtt': ['Thing', 'Arn'] }, 'Thing/Arn'],
    [{ 'Fn::GetAtt': 'Thing.Nested.Arn' }, 'Thing/Nested.Arn'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Thing' }, 1]] }, 'a-thing-name-1'],
    [{ 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [{ 'Fn::Sub': '${Thing} of ${Thing.Arn} and ${!Literal}' }, 'thing-name of Thing/Arn and ${Literal}'],
    [{ 'Fn::Sub': ['${x}!', { x: { Ref: 'Thing' } }] }, 'thing-name!'],
    [{ 'Fn::If': ['Yes', 'then', 'else'] }, 'then'],
    [{ 'Fn::If': ['No', 'then', 'else'] }, 'else'],
    [{ 'Fn::Equals': [{ Ref: 'Thing' }, 'thing-name'] }, true],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Not': [{ Condition: 'No' }] }] }, true],
    [{ 'Fn::Or': [{ Condition: 'No' }, { 'Fn::Equals': ['a', 'b'] }] }, false],
    [{ 'Fn::ImportValue': 'Other:Arn' }, 'imported Other:Arn'],
  ])('%j stands for %j', (value, resolved) => {
    expect(resolve(value)).toEqual(resolved);
  });

  test('of no value leaves the property or element out', () => {
    const none = { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] };
    expect(resolve({ a: none, b: [none, 2] })).toEqual({ b: [2] });
  });

  test('that is not known is refused with its place and what is known', () => {
    expect(() => resolve({ a: [{ 'Fn::Base64': 'x' }] })).toThrow(
      /Stack S, R, property P\.a\.0: the intrinsic Fn::Base64 is not known\. Known here: Ref, /,
    );
  });

  test('inside Fn::Sub that has no value is refused, not written as text', () => {
    expect(() => resolve({ 'Fn::Sub': 'x-${Missing}' })).toThrow('no Missing');
  });

  test('that would read a secret when deployed is refused', () => {
    expect(() => resolve('{{resolve:secretsmanager:x}}')).toThrow('dynamic references');
  });
});

test('a property that happens to be called Condition is left as it is', () => {
  expect(resolve({ Condition: { Bool: {} } })).toEqual({ Condition: { Bool: {} } });
});

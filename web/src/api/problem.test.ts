import { describe, expect, it } from 'vitest';
import { ApiProblem, fieldPath } from './problem';

describe('a refusal', () => {
  it('carries its messages to the fields of a form', () => {
    const problem = new ApiProblem(400, {
      code: 'validation',
      errors: { name: ['必填'], 'phones[0].number': ['不对'] },
    });
    expect(problem.fields).toEqual([
      { name: ['name'], errors: ['必填'] },
      { name: ['phones', 0, 'number'], errors: ['不对'] },
    ]);
  });

  it('has a code even when something on the way answered instead of the server', () => {
    expect(new ApiProblem(502, {}).code).toBe('http_502');
    expect(new ApiProblem(502, {}).fields).toEqual([]);
  });

  it('says what the server says, the detail before the title', () => {
    expect(new ApiProblem(409, { title: 'Conflict', detail: '别人刚刚改过' }).message).toBe('别人刚刚改过');
    expect(new ApiProblem(409, { title: 'Conflict' }).message).toBe('Conflict');
  });
});

it.each([
  ['name', ['name']],
  ['phones[0].number', ['phones', 0, 'number']],
  ['custom_fields.level', ['custom_fields', 'level']],
])('%s is a path in the form', (name, path) => {
  expect(fieldPath(name)).toEqual(path);
});

import { parameterProblems } from '../../../lib/twin/template/parameter-problems';

describe('the parameters of a template', () => {
  test.each<[object, string | undefined]>([
    [{ Type: 'String' }, 'a text'],
    [{ Type: 'String', Default: '' }, undefined],
    [{ Type: 'Number', Default: 3, MinValue: 1, MaxValue: '5' }, undefined],
    [{ Type: 'Number', MinValue: 1, MaxValue: 5 }, '5'],
    [{ Type: 'Number', AllowedValues: [1, 2] }, '2'],
    [{ Type: 'List<Number>' }, '1, 2'],
    [{ Type: 'CommaDelimitedList', AllowedValues: ['a', 'b'] }, 'a, b'],
    [{ Type: 'String', AllowedPattern: '[a-z]+', MinLength: 2, MaxLength: 3 }, 'abc'],
    [{ Type: 'String', AllowedPattern: '\\p{Alpha}++' }, 'what JavaScript cannot match'],
  ])('are taken where %j is %j', (declared, value) => {
    expect(problemsOf(declared, value)).toEqual([]);
  });

  test.each<[object, string | undefined, string]>([
    [{ Type: 'String' }, undefined, 'must be given, it has no default'],
    [{ Type: 'Number' }, 'two', 'must be a number, got two'],
    [{ Type: 'Number' }, '', 'must be a number, got an empty text'],
    [{ Type: 'List<Number>' }, '1, two', 'must be a number, got 1, two'],
    [{ Type: 'Number', MinValue: 1 }, '0', 'must be at least 1, got 0'],
    [{ Type: 'Number', MaxValue: '5' }, '6', 'must be at most 5, got 6'],
    [{ Type: 'Number', Default: 9, MaxValue: 5 }, undefined, 'must be at most 5, got 9'],
    [{ Type: 'String', AllowedValues: ['a', 'b'] }, 'c', 'must be one of a, b, got c'],
    [{ Type: 'String', MinLength: 2 }, 'a', 'must be of a length of at least 2, got a'],
    [{ Type: 'String', MaxLength: 2 }, 'abc', 'must be of a length of at most 2, got abc'],
    [{ Type: 'String', AllowedPattern: '[a-z]+' }, 'ab1', 'must be text that matches [a-z]+, got ab1'],
  ])('fails where %j is %j', (declared, value, message) => {
    expect(problemsOf(declared, value)).toEqual([`parameter Size ${message}`]);
  });

  test('fails for all that is wrong together', () => {
    expect(parameterProblems({ Size: { Type: 'Number' }, Stage: { Type: 'String' } }, { Size: 'big' })).toEqual([
      'parameter Size must be a number, got big',
      'parameter Stage must be given, it has no default',
    ]);
  });
});

function problemsOf(declared: object, value: string | undefined): readonly string[] {
  return parameterProblems({ Size: { ...declared } }, value === undefined ? {} : { Size: value });
}

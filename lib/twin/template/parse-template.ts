import { type CollectionTag, parseDocument, type ScalarTag, type YAMLMap, type YAMLSeq } from 'yaml';
import { TemplateError } from './template';

/** Short forms of CloudFormation's functions. `Ref` and `Condition` keep their names, the rest are `Fn::` in the long form. */
const FUNCTIONS = [
  ...['Ref', 'Condition', 'Base64', 'Cidr', 'FindInMap', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Length'],
  ...['Select', 'Split', 'Sub', 'ToJsonString', 'Transform', 'And', 'Equals', 'Not', 'Or'],
];

/**
 * Reads the text of a template, JSON or YAML with CloudFormation's short forms (`!Ref Group`, `!GetAtt Group.Arn`).
 *
 * @throws TemplateError in one line, with the place
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function parseTemplate(text: string): unknown {
  return text.trimStart().startsWith('{') ? parseJson(text) : parseYaml(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TemplateError(`it is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function parseYaml(text: string): unknown {
  const document = parseDocument(text, { customTags: FUNCTIONS.flatMap(tagsOf), merge: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    throw new TemplateError(`it is not YAML: ${problem.message.split('\n')[0]}`);
  }
  return document.toJS({ maxAliasCount: 100 });
}

/** A short form stands before a scalar, a list or a map. */
function tagsOf(name: string): (ScalarTag | CollectionTag)[] {
  const longName = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const tag = `!${name}`;
  const wrap = (collection: YAMLMap.Parsed | YAMLSeq.Parsed | YAMLMap | YAMLSeq) => ({
    [longName]: collection.toJSON(),
  });
  return [
    { tag, resolve: (text: string) => ({ [longName]: name === 'GetAtt' ? attributeOf(text) : text }) },
    { tag, collection: 'seq', resolve: wrap },
    { tag, collection: 'map', resolve: wrap },
  ];
}

/** `!GetAtt Group.Outputs.Name` names a resource and, behind the first dot, an attribute. */
function attributeOf(text: string): [string, string] {
  const [resource = '', ...attribute] = text.split('.');
  return [resource, attribute.join('.')];
}

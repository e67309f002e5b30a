import { XMLBuilder } from 'fast-xml-parser';

/** What a Query API answers with. A list becomes `<member>` elements; undefined is left out. */
type XmlValue = string | number | boolean | undefined | readonly XmlValue[] | XmlObject;

export interface XmlObject {
  readonly [element: string]: XmlValue;
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: true });

/** Characters that no XML 1.0 document may hold, not even escaped, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be kept out
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** One XML document with the given root element, in the API's namespace. */
export function xmlDocument(root: string, namespace: string, content: XmlObject): string {
  return builder.build({ [root]: { '@xmlns': namespace, ...(plain(content) as object) } });
}

function plain(value: XmlValue): unknown {
  if (Array.isArray(value)) {
    return value.length === 0 ? '' : { member: value.map(plain) };
  }
  if (typeof value !== 'object') {
    return String(value).replace(illegal, '\ufffd');
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, plain(item)]),
  );
}

// biome-ignore-all lint/suspicious/noControlCharactersInRegex: these are the characters in question
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { xmlDocument } from '../../lib/local-aws/xml';

const parser = new XMLParser({ trimValues: false, parseTagValue: false, ignoreAttributes: true });

/** Text that XML 1.0 can hold; a parser turns a carriage return into a line feed. */
const text = fc
  .string({ unit: 'binary', minLength: 1 })
  .filter((value) => !/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/.test(value) && value.trim() !== '');

describe('xmlDocument', () => {
  test('is read back as the text that went in, whatever it holds', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(parser.parse(xmlDocument('Answer', 'urn:x', { Value: value }))).toEqual({ Answer: { Value: value } });
      }),
    );
  });

  test('writes a list as members', () => {
    expect(xmlDocument('Answer', 'urn:x', { Items: [{ A: 1 }, { A: true }], None: [], Unset: undefined })).toBe(
      '<Answer xmlns="urn:x"><Items><member><A>1</A></member><member><A>true</A></member></Items><None></None></Answer>',
    );
  });

  test('never holds a character that XML forbids', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\u0000', '\u001b', '\ufffe', '\ud800'),
        (value, bad) => {
          const document = xmlDocument('Answer', 'urn:x', { Value: `${value}${bad}` });

          expect(document).not.toMatch(/[\u0000\u001b\ufffe]|\p{Surrogate}/u);
        },
      ),
    );
  });
});

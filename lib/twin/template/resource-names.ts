import { hexHash } from '../hash';
import { own } from './json';
import { physicalName } from './physical-name';
import { type Resolved, scalarText, Unresolved } from './resolved';
import { type Named, type Naming, resourceTypes } from './resource-types';
import type { Place } from './scope';
import type { Resource } from './template';

/** What `Ref` to a resource returns. A type that is not in the table answers with the generated name. */
export function referenceTo(resource: Resource, place: Place): Resolved {
  return naming(resource, place, own(resourceTypes, resource.type)?.ref ?? ((named) => named.name));
}

/** What `Fn::GetAtt` of a resource returns; unresolved for an attribute that is not in the table. */
export function attributeOf(resource: Resource, attribute: string, place: Place): Resolved {
  const attributes = own(resourceTypes, resource.type)?.attributes;
  const read = attributes && own(attributes, attribute);
  if (!read) {
    return new Unresolved(place.path, `attribute ${attribute} of ${resource.type} is known only in an account`);
  }
  return naming(resource, place, read);
}

/** The name of a resource: the one that it is given, else the one that CloudFormation would generate. */
export function nameOf(resource: Resource, place: Place): Resolved {
  return naming(resource, place, (named) => named.name);
}

function naming(resource: Resource, place: Place, read: Naming): Resolved {
  const { nameProperty, nameLimit } = own(resourceTypes, resource.type) ?? {};
  let missing: Unresolved | undefined;
  const property = (key: string): string => {
    const value = place.resolve(own(resource.properties, key) ?? null);
    if (value instanceof Unresolved) {
      missing ??= value;
    }
    return scalarText(value) ?? '';
  };
  const { scope } = place;
  const named: Named = {
    name: (nameProperty && property(nameProperty)) || physicalName(scope.stackName, resource.logicalId, nameLimit),
    scope,
    hex: (digits) => hexHash(`${scope.stackName}/${resource.logicalId}`, digits),
    arn: (service, rest, region = scope.region) =>
      `arn:${scope.pseudo['AWS::Partition']}:${service}:${region}:${scope.account}:${rest}`,
    property,
  };
  const value = read(named);
  return missing ?? value;
}

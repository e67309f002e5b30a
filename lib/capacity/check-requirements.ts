import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PropChecks } from '../prop-checks';
import { type AttributeRange, type InstanceRequirements, rangesOf } from './instance-requirements';

/** What can be wrong with a set of requirements. */
export function checkRequirements(requirements: InstanceRequirements, hasSpot: boolean): PropChecks {
  return Object.values(rangesOf(requirements))
    .reduce((all, range) => all.include(checkRange(range)), new PropChecks())
    .include(checkLists(requirements))
    .include(checkPriceProtection(requirements, hasSpot))
    .include(checkContradictions(requirements))
    .rule(
      isFamily(requirements.baselineInstanceFamily),
      `baselineInstanceFamily must be what comes before the dot of an instance type, for example c6i, got ${requirements.baselineInstanceFamily}`,
    );
}

function checkRange({ prop, min, max, isWhole }: AttributeRange): PropChecks {
  const checks = new PropChecks();
  const [minName, maxName] = [`${prop}Min`, `${prop}Max`];
  for (const [name, value] of [
    [minName, min],
    [maxName, max],
  ] as const) {
    isWhole ? checks.integer(name, value, 0) : checks.number(name, value, 0, Number.POSITIVE_INFINITY);
  }
  return min === undefined || max === undefined ? checks : checks.atMost(minName, min, maxName, max);
}

function checkLists(requirements: InstanceRequirements): PropChecks {
  const { allowedInstanceTypes, excludedInstanceTypes } = requirements;
  return new PropChecks()
    .rule(
      allowedInstanceTypes === undefined || excludedInstanceTypes === undefined,
      'either allowedInstanceTypes or excludedInstanceTypes must be given, got both',
    )
    .include(checkPatterns('allowedInstanceTypes', allowedInstanceTypes))
    .include(checkPatterns('excludedInstanceTypes', excludedInstanceTypes));
}

/** The API takes 400 names of up to 30 characters each, with `*` for any part. */
function checkPatterns(name: string, patterns: string[] | undefined): PropChecks {
  if (patterns === undefined || Token.isUnresolved(patterns)) {
    return new PropChecks();
  }
  const wrong = patterns.filter((pattern) => !Token.isUnresolved(pattern) && !/^[a-zA-Z0-9.*-]{1,30}$/.test(pattern));
  return new PropChecks()
    .rule(
      patterns.length >= 1 && patterns.length <= 400,
      `${name} must be 1 to 400 instance types, got ${patterns.length}`,
    )
    .rule(wrong.length === 0, `${name} must be instance types, with * for any part, got ${wrong.join(', ')}`);
}

function checkPriceProtection(requirements: InstanceRequirements, hasSpot: boolean): PropChecks {
  const spotLimits = [
    'maxSpotPriceAsPercentageOfOptimalOnDemandPrice',
    'spotMaxPricePercentageOverLowestPrice',
  ] as const;
  const given = spotLimits.filter((name) => requirements[name] !== undefined);
  return [...spotLimits, 'onDemandMaxPricePercentageOverLowestPrice' as const]
    .reduce((all, name) => all.integer(name, requirements[name], 0), new PropChecks())
    .rule(given.length < 2, `either ${spotLimits.join(' or ')} must be given, got both`)
    .rule(hasSpot || given.length === 0, `${given.join(', ')} must not be given without Spot Instances`);
}

function checkContradictions(requirements: InstanceRequirements): PropChecks {
  const accelerators = given(requirements, [
    'acceleratorManufacturers',
    'acceleratorNames',
    'acceleratorTypes',
    'acceleratorTotalMemoryMin',
  ]);
  const storage = given(requirements, ['localStorageTypes', 'totalLocalStorageGBMin']);
  return new PropChecks()
    .rule(
      requirements.acceleratorCountMax !== 0 || accelerators.length === 0,
      `${accelerators.join(', ')} must not be given when acceleratorCountMax is 0`,
    )
    .rule(
      requirements.localStorage !== ec2.LocalStorage.EXCLUDED || storage.length === 0,
      `${storage.join(', ')} must not be given when localStorage is excluded`,
    );
}

function given(
  requirements: InstanceRequirements,
  names: readonly (keyof InstanceRequirements)[],
): readonly (keyof InstanceRequirements)[] {
  return names.filter((name) => requirements[name] !== undefined);
}

function isFamily(family: string | undefined): boolean {
  return family === undefined || Token.isUnresolved(family) || /^[a-z][a-z0-9-]*$/.test(family);
}

import { type TimeZone, Token } from 'aws-cdk-lib';
import { PropChecks } from '../prop-checks';

/** A name of the IANA Time Zone Database, in its own spelling. */
export function checkTimeZone(name: string, zone?: TimeZone): PropChecks {
  const { timezoneName } = zone ?? {};
  const holds = timezoneName === undefined || Token.isUnresolved(timezoneName) || isZone(timezoneName);
  return new PropChecks().rule(holds, `${name} must be an IANA time zone, got ${timezoneName}`);
}

/** `Intl` also takes offsets and any case, which AWS does not; for an old name it answers with the new one. */
function isZone(name: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return /^[A-Z]/.test(name) && (timeZone === name || timeZone.toLowerCase() !== name.toLowerCase());
  } catch {
    return false;
  }
}

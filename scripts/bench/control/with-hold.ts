import type { NamedPolicy } from './policy';

/** The same policy, but capacity is not lowered before it has been wanted lower for so many minutes. */
export function withHold({ name, start }: NamedPolicy, minutes: number): NamedPolicy {
  return {
    name,
    start() {
      const policy = start();
      const wanted: number[] = [];
      return {
        see: policy.see,
        decide(fleet) {
          wanted.push(policy.decide(fleet));
          wanted.splice(0, wanted.length - 1 - minutes);
          return Math.max(...wanted);
        },
      };
    },
  };
}

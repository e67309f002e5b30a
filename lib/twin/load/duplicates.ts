import type { Samples } from './csv/read-samples';

/** The same samples with one a timestamp, the mean of its rows; that there were several is a finding. */
export function mergeDuplicates(samples: Samples): Samples {
  const { times, values, lines } = samples;
  const first = times.findIndex((time, index) => time === times[index - 1]);
  if (first === -1) {
    return samples;
  }
  const merged = { times: [] as number[], values: [] as number[], lines: [] as number[] };
  for (let index = 0; index < times.length; ) {
    const start = index;
    let sum = 0;
    for (; times[index] === times[start]; index++) {
      sum += values[index]!;
    }
    merged.times.push(times[start]!);
    merged.values.push(sum / (index - start));
    merged.lines.push(lines[start]!);
  }
  const count = times.length - merged.times.length;
  const rows = count === 1 ? '1 row' : `${count} rows`;
  const finding = `Averaged ${rows} into the row above of the same timestamp, the first on line ${lines[first]}.`;
  return { ...merged, findings: [...samples.findings, finding] };
}

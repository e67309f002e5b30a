import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Narrator } from '../../../lib/local-aws/main-job/narrator';
import { runMainJob } from '../../../lib/local-aws/main-job/run-main-job';
import { plainGroup, webService } from '../../twin/template/fixtures';

/** What is deployed: the file that `npm run bundle` makes. */
const BUNDLE = join(__dirname, '..', '..', '..', 'assets', 'capacity-controller');

let folder: string;

beforeEach(() => {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  folder = mkdtempSync(join(tmpdir(), 'headroom-local-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** The web service with the code of its controller in a folder. */
function serviceWith(codeFolder: string, groupProperties: object = {}): unknown {
  const { Controller, Group } = webService.Resources;
  return {
    ...webService,
    Resources: {
      ...webService.Resources,
      Controller: { ...Controller, Metadata: { 'aws:asset:path': codeFolder } },
      Group: { ...Group, Properties: { ...Group.Properties, ...groupProperties } },
    },
  };
}

/** The web service with a controller that answers with what the given JavaScript returns. */
function serviceWithController(body: string): unknown {
  writeFileSync(join(folder, 'index.mjs'), `export const handler = async (event) => { ${body} };`);
  return serviceWith(folder);
}

async function run(template: unknown): Promise<readonly string[]> {
  const templatePath = join(folder, 'Web.template.json');
  writeFileSync(templatePath, JSON.stringify(template));
  const written: string[] = [];
  const undo: (() => unknown)[] = [];
  try {
    await runMainJob({
      templatePath,
      narrator: new Narrator({ write: (text) => written.push(text), colour: false }),
      defer: (action) => undo.unshift(action),
    });
  } finally {
    for (const action of undo) {
      await action();
    }
  }
  return written
    .join('')
    .replaceAll(folder, '.')
    .replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1')
    .replace(/in [\d.]+ s\.$/m, 'in 0.1 s.')
    .split('\n');
}

describe('the main job', () => {
  test('lets the bundled Lambda move the group through the real SDK, and tells what happened and why', async () => {
    const lines = await run(serviceWith(BUNDLE));

    const story = lines
      .filter((line) => !line.startsWith(' '.repeat(22)) || line.includes('At 2026'))
      .map((line) => line.replace(/^( {10}controller .*?:).*/, '$1 ...'))
      .join('\n');
    expect(story).toMatchInlineSnapshot(`
"Headroom on the embedded AWS

template    ./Web.template.json (9 resources)
group       Web-Group-86BB8A39DC44, 1 to 10 m7g.medium instances in us-east-1a, us-east-1b
policy      target tracking, ASGAverageCPUUtilization at 70
controller  Web-Controller-9EE61977A44C (nodejs24.x, 256 MB)
endpoint    http://127.0.0.1:1 (Auto Scaling, CloudWatch; virtual clock)

00:00:00  the stack is created
00:00:08  instances   1 Pending
00:00:26  instances   1 InService
          group       desired 1, 1 InService

00:01:00  invoke {"command":"explain"}
          controller  explained: ...
          group       desired 1, 1 InService, as before

00:02:00  invoke {"command":"set","capacity":3}
          controller  changed 1 to 3: ...
00:02:08  instances   1 InService, 2 Pending
00:02:26  instances   3 InService
          why         At 2026-01-01T00:02:00Z a user request explicitly set group desired capacity changing the desired capacity from 1 to 3.
                      At 2026-01-01T00:02:08Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 1 to 3.
          group       desired 3, 3 InService

00:03:00  invoke {"command":"set","capacity":15}
          controller  refused: ...
          endpoint    refuses it too: ValidationError: New SetDesiredCapacity value 15 is above max value 10 for the AutoScalingGroup.
          group       desired 3, 3 InService, as before

00:04:00  invoke {"command":"set","capacity":5,"dryRun":true}
          controller  would change 3 to 5: ...
          group       desired 3, 3 InService, as before

00:05:00  tick of the schedule
          controller  writes its lease: ...
          lease       minimum 1 at 2026-01-02T02:01:00Z (headroom-release)
          group       desired 3, 3 InService, as before

Done: 5 invocations of the bundled Lambda, each checked through the API, in 0.1 s.
"
`);
  });

  test('moves inside the bounds of another group', async () => {
    const lines = await run(serviceWith(BUNDLE, { MinSize: '2', MaxSize: '2' }));

    expect(lines.at(-2)).toMatch(/^Done: 5 invocations/);
  });

  test('does what is possible without a controller', async () => {
    const lines = await run(plainGroup());

    expect(lines).toContain('controller  none in the template');
    expect(lines.at(-2)).toMatch(/^Nothing more to run/);
  });

  test('fails when the controller says it moved the group and did not', async () => {
    const template = serviceWithController(`
      return { outcome: event.command === 'set' ? 'changed' : 'explained', desiredCapacity: { before: 1, after: 3 } };
    `);

    await expect(run(template)).rejects.toThrow(
      'invoke {"command":"set","capacity":3}: desired capacity is 1, expected 3',
    );
  });

  test('fails when the controller accepts what it should refuse', async () => {
    const template = serviceWithController(`
      return { outcome: 'unchanged', desiredCapacity: { before: 1, after: 1 } };
    `);

    await expect(run(template)).rejects.toThrow('the controller answered unchanged, expected explained');
  });

  test('fails when the controller fails', async () => {
    const template = serviceWithController(`throw new RangeError('no such thing');`);

    await expect(run(template)).rejects.toThrow('the controller failed: RangeError: no such thing');
  });

  test('fails when the controller’s code is not beside the template', async () => {
    await expect(run(webService)).rejects.toThrow('the code of Controller is not beside the template');
  });
});

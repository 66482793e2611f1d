import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

interface Runtime {
  /** What the runtime in node_modules says of itself. */
  readonly found: string;
  readonly fromRegistry: boolean;
}

/** Runs the script in a project that asks for Electron 41.7.1 and can build nothing. */
function packageWith(
  runtime: Runtime,
  flags: readonly string[],
): Promise<{ code: number | null; text: string }> {
  return withTemporaryFolder(async (cwd) => {
    const dist = join(cwd, 'node_modules/electron/dist');
    mkdirSync(dist, { recursive: true });
    writeFileSync(join(cwd, 'node_modules/electron/package.json'), '{"version":"41.7.1"}');
    writeFileSync(join(dist, 'version'), runtime.found);
    if (runtime.fromRegistry) writeFileSync(join(dist, 'portlight-runtime.json'), '{}');
    const script = resolve('scripts/package.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...flags], {
      cwd,
      encoding: 'utf8',
    });
    return { code: status, text: stdout + stderr };
  });
}

describe('npm run package', () => {
  it('refuses a release when the runtime is the copy from the registry', async () => {
    const { code, text } = await packageWith({ found: '41.7.1', fromRegistry: true }, []);
    expect(code).toBe(1);
    expect(text).toContain('refused: the Electron in node_modules is the copy from the registry');
  });

  it('refuses a release when the runtime has another version than the package asks for', async () => {
    const { code, text } = await packageWith({ found: '41.3.0', fromRegistry: false }, ['--linux', 'deb']);
    expect(code).toBe(1);
    expect(text).toContain(
      'refused: the Electron in node_modules is 41.3.0, and package.json asks for 41.7.1',
    );
  });

  it.each([
    ['a release with the official runtime', { found: 'v41.7.1\n', fromRegistry: false }, []],
    ['an unpacked app with any runtime', { found: '41.3.0', fromRegistry: true }, ['--dir']],
  ] as const)('goes on to build %s, and names the step that fails', async (_, runtime, flags) => {
    const { code, text } = await packageWith(runtime, flags);
    expect(code).not.toBe(0);
    expect(text).not.toContain('refused');
    expect(text).toContain('package: failed while building the bundles');
  });
});

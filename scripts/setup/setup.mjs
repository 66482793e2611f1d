import process from 'node:process';
import { ensureBuild } from './build-step.mjs';
import { ensurePackages } from './packages-step.mjs';
import { ensureRuntime } from './runtime-step.mjs';
import { SetupError } from './setup-error.mjs';
import { withSetupLock } from './setup-lock.mjs';
import { ensureSystem } from './system-step.mjs';

/**
 * From a fresh clone to a built app. Each step looks first whether it has anything to do.
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 * @throws {SetupError}
 */
export async function setUp(root, report) {
  requireNode(process.versions.node);
  await withSetupLock(root, report, async () => {
    await ensurePackages(root, report);
    await ensureRuntime(root, report);
    await ensureSystem(root, report);
    await ensureBuild(root, report);
  });
}

/**
 * The oldest Node that the packages run on.
 * @param {string} version
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOldEnough = major > 20 || (major === 20 && minor >= 19);
  if (!isOldEnough)
    throw new SetupError(`Portlight needs Node 20.19 or newer to build. This is Node ${version}.`);
}

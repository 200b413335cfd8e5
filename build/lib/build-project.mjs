import { forgetBuild, isBuilt, rememberBuild, sourceHash } from './build-stamp.mjs';
import { inRoot, root } from './paths.mjs';
import { capture } from './run.mjs';
import { say, showProgress } from './step.mjs';
import { Stop } from './stop.mjs';

/**
 * Builds the project when its sources are not those that dist/ was built from.
 * @throws {Stop} with the build's own words, when it fails
 */
export async function buildProject() {
  const hash = sourceHash();
  if (isBuilt(hash)) return;
  say('Building');
  forgetBuild();
  const stopShowing = showProgress('build', () => '');
  const build = [inRoot('build', 'build.mjs')];
  const { code, output } = await capture(process.execPath, build, { cwd: root }).finally(stopShowing);
  if (code !== 0) throw new Stop(`${output.trim()}\nThe build failed.`);
  rememberBuild(hash);
}

import { loadSettings, parseCommandLine } from '@404-gen/service-kit';
import { describe, expect, it } from 'vitest';
import { launcherSettings, wantedPorts, type LauncherSettings } from './launcher-settings.ts';

const settingsOf = (line: string): LauncherSettings =>
  loadSettings(launcherSettings, {
    flags: parseCommandLine(line.split(' ').filter(Boolean), launcherSettings, []).settings,
  }).settings;

describe('ports of the generation servers', () => {
  it.each([
    ['', [10006, 10007, 10008]],
    ['--servers 2', [10006, 10007]],
    ['--servers 5', [10006, 10007, 10008, 10009, 10010]],
    ['--ports 10016,10017', [10016, 10017]],
    ['--ports auto', 3],
    ['--ports auto --servers 1', 1],
  ])('%j', (line, ports) => expect(wantedPorts(settingsOf(line))).toEqual(ports));

  it.each([
    ['--ports 80,80', 'twice'],
    ['--ports 0', 'no port'],
    ['--ports 10016,auto', 'no port'],
    ['--ports 10016 --servers 2', '1 ports for 2 servers'],
    ['--servers 0', 'servers'],
    ['--tasks 0', 'tasks'],
    ['--timeout 0', 'timeout'],
    ['--throttle_seconds 9 --task_cooldown_seconds 4', 'throttle_seconds'],
    ['--validation_lock_seconds 9', 'validation_lock_seconds'],
  ])('refuses %j, naming %s', (line, named) => expect(() => settingsOf(line)).toThrow(named));
});

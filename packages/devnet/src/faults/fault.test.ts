import { describe, expect, it } from 'vitest';
import { createFaultBox } from './fault-box.ts';
import { FAULT_KINDS, parseFault, parseFaultFlag } from './fault.ts';

describe('parseFaultFlag', () => {
  it('reads uid, kind and fields', () => {
    expect(parseFaultFlag('2:slow:seconds=5:on=pull:times=3:share=0.5')).toEqual({
      uid: 2,
      fault: expect.objectContaining({ kind: 'slow', on: 'pull', seconds: 5, times: 3, share: 0.5 }) as unknown,
    });
  });
  it.each(Object.keys(FAULT_KINDS))('knows %s', (kind) => {
    expect(parseFaultFlag(`0:${kind}`).fault.kind).toBe(kind);
  });
  it.each([
    ['slow', 'uid'],
    ['x:slow', 'uid'],
    ['0:slo', 'did you mean slow'],
    ['0:slow:on=never', 'on:'],
    ['0:slow:seconds=-1', 'seconds:'],
    ['0:slow:seconds=soon', 'seconds:'],
    ['0:slow:colour=red', 'colour:'],
    ['0:slow:form=html', 'form:'],
    ['0:junk:form=jazz', 'form:'],
    ['0:http-error:status=200', 'status:'],
  ])('refuses %s naming %s', (text, named) => {
    expect(() => parseFaultFlag(text)).toThrow(named);
  });
  it('refuses what is no object', () => {
    for (const input of [null, 'slow', 3]) expect(() => parseFault(input)).toThrow('kind');
  });
});

describe('a fault box', () => {
  const always = () => 0;
  it('strikes only the call it is meant for, and only as often as told', () => {
    const box = createFaultBox(always, [parseFault({ kind: 'slow', on: 'pull', times: 2 })]);
    expect(box.strike(['slow'], 'submit')).toBeUndefined();
    expect(box.strike(['junk'], 'pull')).toBeUndefined();
    expect(box.strike(['junk', 'slow'], 'pull')?.kind).toBe('slow');
    expect(box.strike(['slow'], 'pull')?.kind).toBe('slow');
    expect(box.strike(['slow'], 'pull')).toBeUndefined();
    expect(box.list()).toEqual([]);
  });
  it('strikes a share of the calls', () => {
    const draws = [0.2, 0.6, 0.49, 0.5];
    const box = createFaultBox(() => draws.shift() ?? 1, [parseFault({ kind: 'junk', share: 0.5 })]);
    expect([1, 2, 3, 4].map(() => box.strike(['junk'], 'submit') !== undefined)).toEqual([true, false, true, false]);
  });
  it('is replaced as a whole', () => {
    const box = createFaultBox(always, [parseFault({ kind: 'low-stake' })]);
    expect(box.standing('low-stake')?.stake).toBe(1);
    box.replace([parseFault({ kind: 'not-serving' })]);
    expect(box.standing('low-stake')).toBeUndefined();
    expect(box.standing('not-serving')).toBeDefined();
  });
});

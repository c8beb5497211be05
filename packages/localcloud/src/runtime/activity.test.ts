import { describe, expect, test } from 'vitest';
import { Activity } from './activity.ts';
import { Semaphore } from './semaphore.ts';

describe('idle', () => {
  test('waits for the last part, and for what the last part starts', async () => {
    const activity = new Activity();
    const busy = new Set(['first']);
    activity.watch(() => busy.size === 0);
    const story: string[] = [];
    const idle = activity.idle().then(() => story.push('idle'));
    const finishSecond = () => {
      story.push('second done');
      busy.clear();
      activity.changed();
    };
    setTimeout(() => {
      busy.clear();
      activity.changed();
      setImmediate(() => {
        busy.add('second');
        setTimeout(finishSecond, 15);
      });
    }, 5);
    await idle;
    expect(story).toEqual(['second done', 'idle']);
  });
});

describe('a semaphore', () => {
  test('lets in as many as it has places, the others in order', async () => {
    const semaphore = new Semaphore(1);
    const story: string[] = [];
    await semaphore.acquire();
    const waiting = ['a', 'b'].map((name) => semaphore.acquire().then(() => story.push(name)));
    await Promise.resolve();
    expect([story, semaphore.busy]).toEqual([[], 3]);
    semaphore.release();
    semaphore.release();
    await Promise.all(waiting);
    expect(story).toEqual(['a', 'b']);
    semaphore.release();
    expect(semaphore.busy).toBe(0);
  });
});

/**
 * Keeps the last few of what is made by key, the newest `most` of them. What a key stands for may never change.
 */
export function keepLast<Value>(most: number) {
  const kept = new Map<string, Value>();
  return (key: string, make: () => Value): Value => {
    const value = kept.get(key) ?? make();
    const [oldest] = kept.keys();
    if (!kept.has(key) && kept.size >= most && oldest !== undefined) kept.delete(oldest);
    kept.set(key, value);
    return value;
  };
}

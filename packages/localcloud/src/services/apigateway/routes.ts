/** A route of an HTTP API: `GET /items/{id}`, `ANY /files/{path+}` or `$default`. */
export interface Route<T> {
  readonly routeKey: string;
  readonly target: T;
}

export interface RouteMatch<T> extends Route<T> {
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
}

interface CompiledRoute<T> extends Route<T> {
  readonly method: string;
  readonly pattern: RegExp;
  /** Lower goes first: literal segments before variables before greedy variables, a method before ANY. */
  readonly rank: string;
}

function compile<T>(route: Route<T>): CompiledRoute<T> {
  if (route.routeKey === '$default') return { ...route, method: 'ANY', pattern: /^/, rank: '9' };
  const [method = 'ANY', path = '/'] = route.routeKey.split(' ');
  const ranks: string[] = [];
  const segments = path.split('/').map((segment) => {
    const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(segment) ?? [];
    ranks.push(name === undefined ? '0' : greedy === '+' ? '2' : '1');
    if (name === undefined) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return greedy === '+' ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`;
  });
  const rank = `${ranks.join('')}${method === 'ANY' ? '1' : '0'}`;
  return { ...route, method, pattern: new RegExp(`^${segments.join('/')}$`), rank };
}

/** Finds a request's route by API Gateway's order of precedence; undefined: 404. */
export function routeFinder<T>(routes: readonly Route<T>[]) {
  const compiled = routes.map(compile).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return (method: string, path: string): RouteMatch<T> | undefined => {
    for (const { routeKey, target, method: allowed, pattern } of compiled) {
      const match = allowed === 'ANY' || allowed === method ? pattern.exec(path) : null;
      if (match !== null) return { routeKey, target, pathParameters: match.groups && { ...match.groups } };
    }
    return undefined;
  };
}

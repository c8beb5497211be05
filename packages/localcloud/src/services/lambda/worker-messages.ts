/** What a function's worker is started with. */
export interface WorkerSetup {
  readonly directory: string;
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

/** One invocation on its way to the worker; the payload is JSON text. */
export interface InvokeMessage {
  readonly requestId: string;
  readonly payload: string;
  readonly deadlineMs: number;
}

/** An error as Lambda writes it into the response payload. */
export interface ErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type WorkerAnswer =
  | { readonly type: 'ready' }
  | { readonly type: 'init_failed'; readonly error: ErrorPayload }
  | { readonly type: 'returned'; readonly requestId: string; readonly payload: string }
  | { readonly type: 'threw'; readonly requestId: string; readonly error: ErrorPayload };

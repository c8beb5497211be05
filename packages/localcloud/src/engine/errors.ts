const PREFIXES: Readonly<Record<string, string>> = {
  ValidationException: 'com.amazon.coral.validate#',
  SerializationException: 'com.amazon.coral.service#',
  UnknownOperationException: 'com.amazon.coral.service#',
  MissingAuthenticationTokenException: 'com.amazon.coral.service#',
  AccessDeniedException: 'com.amazon.coral.service#',
};

/** An error DynamoDB itself would answer: `code` is the exception's name, `fields` travel beside the message. */
export class DynamoDbError extends Error {
  readonly code: string;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.fields = fields;
  }

  /** The JSON body of the HTTP answer. */
  toBody(): string {
    const type = `${PREFIXES[this.code] ?? 'com.amazonaws.dynamodb.v20120810#'}${this.code}`;
    return JSON.stringify({ __type: type, message: this.message, ...this.fields });
  }
}

/** A ValidationException with this message. */
export function validationError(message: string): DynamoDbError {
  return new DynamoDbError('ValidationException', message);
}

/** What DynamoDB answers for a table that is not there. */
export function tableNotFound(message = 'Cannot do operations on a non-existent table'): DynamoDbError {
  return new DynamoDbError('ResourceNotFoundException', message);
}

// Stores the text of every message that comes through the queue as an item of the table.
export const handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const { messageId, body } of Records) {
    try {
      await putItem({ id: { S: messageId }, text: { S: body } });
    } catch (error) {
      console.error(error);
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  console.log(`stored ${Records.length - batchItemFailures.length} of ${Records.length}`);
  return { batchItemFailures };
};

// Plain HTTP keeps the example free of a bundler. A function of yours bundles the AWS SDK, which finds the endpoint by the
// same variable and signs what it sends; localcloud reads only who signed.
async function putItem(Item) {
  const { AWS_ENDPOINT_URL_DYNAMODB, AWS_ACCESS_KEY_ID, AWS_REGION, TABLE } = process.env;
  const credential = `${AWS_ACCESS_KEY_ID}/20260101/${AWS_REGION}/dynamodb/aws4_request`;
  const response = await fetch(AWS_ENDPOINT_URL_DYNAMODB, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.PutItem',
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify({ TableName: TABLE, Item }),
  });
  if (!response.ok) throw new Error(await response.text());
}

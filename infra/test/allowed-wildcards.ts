/** Every wildcard that a policy of the stacks allows, with the reason. One that is not listed, or no longer there, fails the test. */
export const allowedWildcards: Readonly<Record<string, string>> = {
  'Api/HttpApiDefaultRouteApiIntegrationPermission: lambda:InvokeFunction on /*/*':
    'every stage and route of this one HTTP API, which has one of each',
  'Views/ProjectorRoleDefaultPolicy: dynamodb:ListStreams on *':
    'an event source mapping lists streams, which knows no narrower resource',
  'Web/SitePolicy: s3:GetObject on /*': 'every file of the site, for the one distribution that the condition names',
};

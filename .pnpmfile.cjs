// The packages of Node itself name their platform as a text, where pnpm looks for a list and so installs every platform's.
module.exports = {
  hooks: {
    readPackage(manifest) {
      for (const field of ['os', 'cpu']) {
        if (typeof manifest[field] === 'string') manifest[field] = [manifest[field]];
      }
      return manifest;
    },
  },
};

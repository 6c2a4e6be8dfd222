// The client is generated at build time, from Reference/index.md.

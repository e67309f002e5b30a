/** The built-in template validation costs seconds a test file; one dedicated test turns it on. */
process.env.CDK_VALIDATION ??= 'false';

const usual = { ...process.env };

/** Makes the environment of this process as it was when this was loaded first. */
export function restoreEnvironment(): void {
  for (const name of Object.keys(process.env)) if (!(name in usual)) delete process.env[name];
  Object.assign(process.env, usual);
}

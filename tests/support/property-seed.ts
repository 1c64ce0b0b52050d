import fc from "fast-check";

/**
 * Every run of the suite tries the same cases, so that what was green stays green until somebody changes the code. To look for
 * cases that nobody has met: PROPERTY_SEED=random npm test -- unit, or a number that such a run has printed.
 */
const asked = process.env.PROPERTY_SEED ?? "20261123";
if (asked !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });

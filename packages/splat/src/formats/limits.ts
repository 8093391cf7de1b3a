/** Splats in one file; the subnet's SPZ decoder refuses more (404-Repo/spz `load-spz.cc`). */
export const MAX_SPLATS = 10_000_000;

// What next-env.d.ts would say. Next writes that one anew for every build's folder, so types do not rest on it;
// and the empty "references" in tsconfig.json keep Next from editing that file.
/// <reference types="next" />
/// <reference types="next/image-types/global" />

declare module "*.woff2" {
  const address: string;
  export default address;
}
